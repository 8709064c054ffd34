package io.serenade.lovesong.schedule;

import io.serenade.lovesong.schedule.SongDuties.Duty;
import io.serenade.platform.server.DeferrableWork;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.Timer;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Fires ten times in each period of a duty, so that a duty is at most a tenth of its period late. Duties call
 * providers, so they do not run on the timers' threads.
 */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SongTimers {
    private static final Duration FIRST_TICK = Duration.ofSeconds(2);
    private static final Duration SHORTEST_TICK = Duration.ofMillis(250);

    @Resource
    private TimerService timers;

    @Resource
    private ManagedExecutorService executor;

    @Inject
    private SongDuties duties;

    @PostConstruct
    void start() {
        duties.checkCreditsSoon();
        for (Duty duty : Duty.values()) {
            Duration tick = duties.period(duty).dividedBy(10);
            timers.createIntervalTimer(
                    FIRST_TICK.toMillis(),
                    Math.max(tick.toMillis(), SHORTEST_TICK.toMillis()),
                    new TimerConfig(duty, false));
        }
    }

    @Timeout
    void tick(Timer timer) {
        Duty duty = (Duty) timer.getInfo();
        DeferrableWork.hand(executor, () -> duties.act(duty));
    }
}
