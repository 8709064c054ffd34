package io.serenade.operators.schedule;

import io.serenade.operators.PageCounts;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Every five seconds on every node: writes what pages have counted. */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PageCountTimer {
    private static final Logger LOG = System.getLogger(PageCountTimer.class.getName());

    @Inject
    private PageCounts counts;

    @Schedule(second = "*/5", minute = "*", hour = "*", persistent = false)
    void write() {
        try {
            counts.write();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The counts of pages cannot be written now; they are kept: {0}", e.getMessage());
        }
    }
}
