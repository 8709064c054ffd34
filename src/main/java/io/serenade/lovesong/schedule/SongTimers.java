package io.serenade.lovesong.schedule;

import io.serenade.jobs.calls.ProviderSlots;
import io.serenade.lovesong.CreditsCheck;
import io.serenade.lovesong.LoveSongSettings;
import io.serenade.lovesong.StaleSongs;
import io.serenade.providers.SongGenerator;
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
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * The periods of specification 1: the queue, the credits (also at start), songs past their time. Every
 * node ticks; the row of each duty decides which node acts.
 */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SongTimers {
    @Resource
    private TimerService timers;

    @Inject
    private ProviderSlots slots;

    @Inject
    private SongGenerator generator;

    @Inject
    private CreditsCheck credits;

    @Inject
    private StaleSongs staleSongs;

    @Inject
    private LoveSongSettings settings;

    private enum Duty {
        QUEUE,
        CREDITS,
        TIMEOUTS
    }

    @PostConstruct
    void start() {
        every(settings.queueInterval(), Duty.QUEUE);
        every(settings.creditsInterval(), Duty.CREDITS);
        every(settings.timeoutInterval(), Duty.TIMEOUTS);
    }

    private void every(Duration period, Duty duty) {
        timers.createIntervalTimer(2_000, period.toMillis(), new TimerConfig(duty, false));
    }

    @Timeout
    void act(Timer timer) {
        switch ((Duty) timer.getInfo()) {
            case QUEUE -> slots.admit(generator.name());
            case CREDITS -> credits.check();
            case TIMEOUTS -> staleSongs.askAgain();
        }
    }
}
