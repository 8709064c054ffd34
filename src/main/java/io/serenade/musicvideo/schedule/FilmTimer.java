package io.serenade.musicvideo.schedule;

import io.serenade.jobs.engine.ScheduledDuties;
import io.serenade.musicvideo.FilmRetention;
import io.serenade.platform.server.DeferrableWork;
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
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.time.Duration;

/** Every hour, one node removes media of films whose retention time has passed. */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FilmTimer {
    private static final String DUTY = "musicvideo-retention";
    private static final Duration PERIOD = Duration.ofHours(1);
    private static final Duration TICK = Duration.ofMinutes(6);

    @Resource
    private TimerService timers;

    @Resource
    private ManagedExecutorService executor;

    @Inject
    private ScheduledDuties duties;

    @Inject
    private FilmRetention retention;

    @PostConstruct
    void start() {
        timers.createIntervalTimer(TICK.toMillis(), TICK.toMillis(), new TimerConfig(DUTY, false));
    }

    @Timeout
    void tick() {
        DeferrableWork.hand(executor, () -> {
            if (duties.take(DUTY, PERIOD)) {
                retention.remove();
            }
        });
    }
}
