package io.serenade.jobs.schedule;

import io.serenade.jobs.engine.Nodes;
import io.serenade.jobs.engine.Workers;
import io.serenade.jobs.health.Pulse;
import io.serenade.platform.settings.ServerSettings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Every 5 s: records that this node is alive, renews the leases of its running stages and interrupts those that run too
 * long.
 */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class NodeHeartbeat {
    private static final Duration PERIOD = Duration.ofSeconds(5);

    @Resource
    private TimerService timers;

    @Inject
    private Workers workers;

    @Inject
    private Nodes nodes;

    @Inject
    private Pulse pulse;

    @Inject
    private ServerSettings server;

    @PostConstruct
    void start() {
        timers.createIntervalTimer(500, PERIOD.toMillis(), new TimerConfig(null, false));
    }

    @Timeout
    void beat() {
        pulse.beat();
        workers.renewLeases();
        nodes.beat(server.nodeName(), workers.active());
    }
}
