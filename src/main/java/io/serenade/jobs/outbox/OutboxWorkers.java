package io.serenade.jobs.outbox;

import io.serenade.platform.server.DeferrableWork;
import io.serenade.platform.server.ServerStopping;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/** This node's threads for the outbox: a few, so that one hanging receiver does not delay the others. */
@ApplicationScoped
@ManagedExecutorDefinition(name = "java:app/concurrent/outbox", maxAsync = OutboxWorkers.MAX_THREADS)
public class OutboxWorkers {
    static final int MAX_THREADS = 8;

    private static final Logger LOG = System.getLogger(OutboxWorkers.class.getName());

    @Resource(lookup = "java:app/concurrent/outbox")
    private ManagedExecutorService managedExecutor;

    @Inject
    private OutboxSender sender;

    private final Semaphore places = new Semaphore(MAX_THREADS);
    private volatile boolean open;
    private volatile boolean closing;

    /**
     * E-mails are written with the pages' templates, which exist only when the whole application has started; timers
     * may fire earlier.
     */
    void open(@Observes @Initialized(ApplicationScoped.class) Object started) {
        open = true;
    }

    void onDue(@Observes(during = TransactionPhase.AFTER_SUCCESS) OutboxDue due) {
        wake();
    }

    /** Has due messages sent; returns immediately. */
    public void wake() {
        start(managedExecutor);
    }

    void start(Executor executor) {
        if (open && !closing && places.tryAcquire() && !DeferrableWork.hand(executor, this::work)) {
            places.release();
        }
    }

    /** While there is something to send there may be more of it, so each one that is found wakes another thread. */
    private void work() {
        try {
            while (!closing && sender.sendNext()) {
                wake();
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The outbox cannot be used; the next tick tries again", e);
        } finally {
            places.release();
        }
    }

    void stop(@Observes ServerStopping stopping) {
        close();
    }

    @PreDestroy
    void close() {
        closing = true;
    }
}
