package io.serenade.jobs.schedule;

import io.serenade.platform.limits.ReadLimits;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Once a second on every node: exchanges the counts of calls with the other nodes. */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReadLimitsTimer {
    private static final Logger LOG = System.getLogger(ReadLimitsTimer.class.getName());

    @Inject
    private ReadLimits limits;

    @Schedule(second = "*/1", minute = "*", hour = "*", persistent = false)
    void share() {
        try {
            limits.share();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The counts of calls cannot be shared now; the next second tries again: {0}", e);
        }
    }
}
