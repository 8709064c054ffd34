package io.serenade.lovesong.schedule;

import io.serenade.jobs.Ticks;
import io.serenade.lovesong.CreditsCheck;
import io.serenade.lovesong.Leftovers;
import io.serenade.lovesong.LoveSongSettings;
import io.serenade.lovesong.SongQueue;
import io.serenade.lovesong.StaleSongs;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.batch.runtime.BatchRuntime;
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
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Properties;

/**
 * The periods of specification 1: the queue, the credits (also at start), songs past their time, the nightly clean-up. Every
 * node ticks; the row of each duty decides which node acts.
 */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SongTimers {
    private static final Logger LOG = System.getLogger(SongTimers.class.getName());
    private static final LocalTime CLEAN_UP_AT = LocalTime.of(3, 0);

    @Resource
    private TimerService timers;

    @Inject
    private Ticks ticks;

    @Inject
    private SongQueue queue;

    @Inject
    private CreditsCheck credits;

    @Inject
    private StaleSongs staleSongs;

    @Inject
    private Leftovers leftovers;

    @Inject
    private LoveSongSettings settings;

    @Inject
    private Clock clock;

    private enum Duty {
        QUEUE,
        CREDITS,
        TIMEOUTS,
        CLEAN_UP,
        UNFINISHED_FILES
    }

    @PostConstruct
    void start() {
        ticks.plan("clean-up", nextCleanUp());
        every(settings.queueInterval(), Duty.QUEUE);
        every(settings.creditsInterval(), Duty.CREDITS);
        every(settings.timeoutInterval(), Duty.TIMEOUTS);
        every(Duration.ofMinutes(1), Duty.CLEAN_UP);
        every(Duration.ofHours(1), Duty.UNFINISHED_FILES);
    }

    private void every(Duration period, Duty duty) {
        timers.createIntervalTimer(2_000, period.toMillis(), new TimerConfig(duty, false));
    }

    @Timeout
    void act(Timer timer) {
        switch ((Duty) timer.getInfo()) {
            case QUEUE -> queue.admit();
            case CREDITS -> credits.check();
            case TIMEOUTS -> staleSongs.askAgain();
            case UNFINISHED_FILES -> removeUnfinished();
            case CLEAN_UP -> {
                if (ticks.take("clean-up", nextCleanUp())) {
                    BatchRuntime.getJobOperator().start("retention", new Properties());
                }
            }
        }
    }

    private void removeUnfinished() {
        try {
            leftovers.removeUnfinished();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Unfinished files could not be removed; the next hour tries again", e);
        }
    }

    private Instant nextCleanUp() {
        ZonedDateTime now = clock.instant().atZone(ZoneOffset.UTC);
        ZonedDateTime today = now.with(CLEAN_UP_AT);
        return (today.isAfter(now) ? today : today.plusDays(1)).toInstant();
    }
}
