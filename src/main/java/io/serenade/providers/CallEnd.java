package io.serenade.providers;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The end of the time that one outside call may take from its first byte to its last. Time-outs of reading begin anew with
 * every byte, so a peer that drips would hold its caller for ever: when the time is over the connection is closed under it.
 */
public final class CallEnd implements AutoCloseable {
    private static final Logger LOG = System.getLogger(CallEnd.class.getName());

    private final CompletableFuture<Void> over = new CompletableFuture<>();

    private CallEnd() {}

    /** @param connection closed on another thread when the time is over before this is */
    public static CallEnd after(Duration time, AutoCloseable connection) {
        CallEnd end = new CallEnd();
        end.over.completeOnTimeout(null, Math.max(0, time.toNanos()), TimeUnit.NANOSECONDS);
        end.over.thenRunAsync(() -> close(connection));
        return end;
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
