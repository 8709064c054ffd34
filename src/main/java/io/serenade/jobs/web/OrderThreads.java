package io.serenade.jobs.web;

import io.serenade.platform.OverloadedException;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.AsyncResponse;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/**
 * Takes orders that have to fetch something first, on threads of its own. A picture comes as slowly as its host likes, and
 * may lie on this very node: if requests waited for it themselves, a few dozen would be all that the node answers.
 */
@ApplicationScoped
@ManagedExecutorDefinition(name = "java:app/concurrent/orders", maxAsync = 16)
public class OrderThreads {
    /** Those under way and those that wait. */
    static final int MOST = 200;

    @Resource(lookup = "java:app/concurrent/orders")
    ManagedExecutorService managed;

    private final Semaphore places = new Semaphore(MOST);

    /** Takes an order and answers it, now or later. */
    public interface Work {
        void run() throws Exception;
    }

    /**
     * Has an order taken, and returns at once.
     *
     * @param answer gets what the work throws
     * @throws OverloadedException when too many wait already
     */
    public void take(AsyncResponse answer, Work work) {
        if (!places.tryAcquire()) {
            throw new OverloadedException("Too many orders come at once", null);
        }
        try {
            managed.execute(() -> run(answer, work));
        } catch (RejectedExecutionException e) {
            places.release();
            throw new OverloadedException("No more orders are taken here", e);
        }
    }

    private void run(AsyncResponse answer, Work work) {
        try {
            work.run();
        } catch (Exception | Error e) {
            answer.resume(e);
        } finally {
            places.release();
        }
    }
}
