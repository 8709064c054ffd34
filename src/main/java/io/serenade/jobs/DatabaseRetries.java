package io.serenade.jobs;

import io.serenade.platform.database.DatabaseOutage;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Stores what cannot be obtained again, such as the outcome of a stage or a provider's answer, even if the database is
 * unavailable for some seconds. The work must be a transaction of its own that may safely be repeated after a commit
 * whose confirmation was lost.
 */
@ApplicationScoped
public class DatabaseRetries {
    private static final Logger LOG = System.getLogger(DatabaseRetries.class.getName());

    /** In total shorter than a worker's lease. */
    private static final List<Duration> BACK_OFF =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8));

    /**
     * Tries five times, over 15 seconds, as long as the database is unavailable or transactions collide. A permanent
     * refusal (a duplicate key, a violated constraint) fails at once.
     *
     * @param what is stored, for the log
     * @throws RuntimeException the exception of the last try
     */
    public <T> T store(String what, Supplier<T> transaction) {
        for (Duration rest : BACK_OFF) {
            try {
                return transaction.get();
            } catch (Exception e) {
                // Interceptors throw the exception of a failed commit unwrapped, although it is a checked one.
                if (!DatabaseOutage.isCauseOf(e)) {
                    throw e;
                }
                LOG.log(Level.WARNING, "{0} is stored later: {1}", what, e.getMessage());
                rest(rest);
            }
        }
        return transaction.get();
    }

    protected void rest(Duration rest) {
        LockSupport.parkNanos(rest.toNanos());
    }
}
