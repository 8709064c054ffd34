package io.serenade.jobs.web;

import io.serenade.platform.limits.OverloadedException;
import io.serenade.platform.telemetry.Trace;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.AsyncResponse;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/**
 * Runs orders that have to fetch something first, on threads of its own. A picture's host may be slow, and may even be
 * this node: if request threads waited for it, a few dozen orders would block the node.
 */
@ApplicationScoped
@ManagedExecutorDefinition(name = "java:app/concurrent/orders", maxAsync = 16)
public class OrderThreads {
    /** The limit of running and waiting orders together. */
    static final int MOST = 200;

    @Resource(lookup = "java:app/concurrent/orders")
    ManagedExecutorService managed;

    private final Semaphore places = new Semaphore(MOST);

    /** The work of an order, which answers the request now or later. */
    public interface Work {
        void run() throws Exception;
    }

    /**
     * Starts or queues an order and returns immediately.
     *
     * @param answer receives any exception of the work
     * @throws OverloadedException when too many wait already
     */
    public void take(AsyncResponse answer, Work work) {
        if (!places.tryAcquire()) {
            throw new OverloadedException("Too many orders come at once", null);
        }
        try {
            Optional<Trace> trace = Trace.current();
            managed.execute(() -> run(answer, work, trace));
        } catch (RejectedExecutionException e) {
            places.release();
            throw new OverloadedException("No more orders are taken here", e);
        }
    }

    private void run(AsyncResponse answer, Work work, Optional<Trace> trace) {
        Trace.enter(trace);
        try {
            work.run();
        } catch (Exception | Error e) {
            answer.resume(e);
        } finally {
            Trace.enter(Optional.empty());
            places.release();
        }
    }
}
