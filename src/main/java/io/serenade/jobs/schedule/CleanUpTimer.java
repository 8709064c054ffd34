package io.serenade.jobs.schedule;

import io.serenade.jobs.retention.CleanUpDuty;
import io.serenade.jobs.retention.OrphanedFiles;
import io.serenade.platform.server.DeferrableWork;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Properties;

/** The nightly clean-up, and at the start and every hour the removal of files that a crashed writer left unfinished. */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CleanUpTimer {
    private static final Logger LOG = System.getLogger(CleanUpTimer.class.getName());

    @Inject
    private CleanUpDuty duty;

    @Inject
    private OrphanedFiles orphans;

    @Resource
    private ManagedExecutorService executor;

    @PostConstruct
    void start() {
        duty.plan();
        everyHour();
    }

    @Schedule(minute = "*", hour = "*", persistent = false)
    void cleanUp() {
        if (duty.take()) {
            BatchRuntime.getJobOperator().start("retention", new Properties());
        }
    }

    /** Also logs immediately when the media belong to another database. */
    @Schedule(minute = "11", hour = "*", persistent = false)
    void everyHour() {
        DeferrableWork.hand(executor, this::removeUnfinished);
    }

    private void removeUnfinished() {
        try {
            orphans.warnOfAFullDisk();
            orphans.removeUnfinished();
        } catch (IOException e) {
            LOG.log(
                    Level.WARNING,
                    "Unfinished files could not be removed; the next hour tries again: {0}",
                    e.getMessage());
        }
    }
}
