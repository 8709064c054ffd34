package io.serenade.jobs.schedule;

import io.serenade.jobs.JobFeed;
import io.serenade.jobs.web.AwaitJob;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Once a second on every node: reads what happened to jobs, and answers requests that have waited long enough for one.
 */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class JobFeedTimer {
    private static final Logger LOG = System.getLogger(JobFeedTimer.class.getName());

    @Inject
    private JobFeed feed;

    @Inject
    private AwaitJob waiting;

    @Schedule(second = "*/1", minute = "*", hour = "*", persistent = false)
    void read() {
        try {
            feed.read();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "What happened to jobs cannot be read now; the next second tries again: {0}", e);
        }
        waiting.releaseLate();
    }
}
