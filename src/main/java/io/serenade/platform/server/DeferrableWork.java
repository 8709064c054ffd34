package io.serenade.platform.server;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Hands over work that somebody else does later if it is not done here: a sweep, the next tick of a timer, another node, or
 * this one after its next start. A server that stops takes no work, and that is no error.
 */
public final class DeferrableWork {
    private static final Logger LOG = System.getLogger(DeferrableWork.class.getName());

    private DeferrableWork() {}

    /** @return whether the executor took it; if not, the log says so */
    public static boolean hand(Executor executor, Runnable work) {
        try {
            executor.execute(work);
            return true;
        } catch (RejectedExecutionException e) {
            LOG.log(Level.WARNING, "The server takes no work now, so this is done later: {0}", e.getMessage());
            return false;
        }
    }
}
