package io.serenade.jobs.schedule;

import io.serenade.jobs.engine.ScheduledDuties;
import io.serenade.jobs.retention.OrphanedFiles;
import jakarta.annotation.PostConstruct;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Properties;

/** The nightly clean-up at 03:00 UTC on one node, and every hour the files that a vanished writer left unfinished. */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CleanUpTimer {
    private static final Logger LOG = System.getLogger(CleanUpTimer.class.getName());
    private static final LocalTime CLEAN_UP_AT = LocalTime.of(3, 0);

    @Inject
    private ScheduledDuties ticks;

    @Inject
    private OrphanedFiles leftovers;

    @Inject
    private Clock clock;

    @PostConstruct
    void start() {
        ticks.plan("clean-up", nextCleanUp());
    }

    @Schedule(minute = "*", hour = "*", persistent = false)
    void cleanUp() {
        if (ticks.take("clean-up", nextCleanUp())) {
            BatchRuntime.getJobOperator().start("retention", new Properties());
        }
    }

    @Schedule(minute = "11", hour = "*", persistent = false)
    void removeUnfinished() {
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
