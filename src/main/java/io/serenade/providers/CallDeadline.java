package io.serenade.providers;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The deadline of one outside call, from its first byte to its last. Read timeouts restart with every byte, so a peer
 * that sends very slowly could hold its caller for ever: at the deadline the connection is closed.
 */
public final class CallDeadline implements AutoCloseable {
    private static final Logger LOG = System.getLogger(CallDeadline.class.getName());

    private final CompletableFuture<Void> over = new CompletableFuture<>();

    private CallDeadline() {}

    /** @param connection closed on another thread if the deadline passes before this object is closed */
    public static CallDeadline after(Duration time, AutoCloseable connection) {
        CallDeadline deadline = new CallDeadline();
        deadline.over.completeOnTimeout(null, Math.max(0, time.toNanos()), TimeUnit.NANOSECONDS);
        deadline.over.thenRunAsync(() -> close(connection));
        return deadline;
    }

    private static void close(AutoCloseable connection) {
        try {
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.log(Level.DEBUG, "A connection whose time was over did not close well", e);
        }
    }

    public boolean isOver() {
        return over.isDone() && !over.isCancelled();
    }

    @Override
    public void close() {
        over.cancel(false);
    }
}
