package io.serenade.jobs.schedule;

import io.serenade.jobs.Jobs;
import io.serenade.jobs.WorkerPool;
import io.serenade.jobs.engine.Admission;
import io.serenade.jobs.engine.Workers;
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

/** The net under the doorbell: at start and every 20 s, jobs that may be let in and due jobs that nobody rang
 * for are found. */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DueJobSweep {
    private static final Duration PERIOD = Duration.ofSeconds(20);

    @Resource
    private TimerService timers;

    @Inject
    private Jobs jobs;

    @Inject
    private Workers workers;

    @Inject
    private Admission admission;

    @PostConstruct
    void start() {
        timers.createIntervalTimer(1_000, PERIOD.toMillis(), new TimerConfig(null, false));
    }

    @Timeout
    void sweep() {
        admission.admitAll();
        for (WorkerPool lane : WorkerPool.values()) {
            int due = jobs.countDue(lane);
            for (int i = 0; i < due; i++) {
                workers.wake(lane);
            }
        }
    }
}
