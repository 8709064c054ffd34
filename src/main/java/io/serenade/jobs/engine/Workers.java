package io.serenade.jobs.engine;

import io.serenade.jobs.Claim;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.WorkerPool;
import io.serenade.jobs.Workflows;
import io.serenade.platform.ServerSettings;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * This node's workers: for each pool so many threads at most, each of which claims due jobs until there are none. A wake
 * starts one more worker if the pool has room.
 */
@ApplicationScoped
@ManagedExecutorDefinition(name = "java:app/concurrent/workers", maxAsync = 64)
public class Workers {
    private static final Logger LOG = System.getLogger(Workers.class.getName());

    @Resource(lookup = "java:app/concurrent/workers")
    private ManagedExecutorService executor;

    @Inject
    private Jobs jobs;

    @Inject
    private StageRunner runner;

    @Inject
    private Workflows workflows;

    @Inject
    private WorkerSettings settings;

    @Inject
    private ServerSettings server;

    @Inject
    private Clock clock;

    private final Map<WorkerPool, Semaphore> room = new EnumMap<>(WorkerPool.class);
    private final Map<WorkerPool, AtomicLong> wakes = new EnumMap<>(WorkerPool.class);
    private final RunningStages running = new RunningStages();
    private final String run = UUID.randomUUID().toString();
    private volatile boolean closing;

    @jakarta.annotation.PostConstruct
    void open() {
        for (WorkerPool pool : WorkerPool.values()) {
            room.put(pool, new Semaphore(settings.workers(pool)));
            wakes.put(pool, new AtomicLong());
        }
    }

    /** Looks for due work of a pool; returns at once. */
    public void wake(WorkerPool pool) {
        wakes.get(pool).incrementAndGet();
        startWorker(pool);
    }

    private void startWorker(WorkerPool pool) {
        Semaphore places = room.get(pool);
        if (!closing && places.tryAcquire()) {
            try {
                executor.execute(() -> work(pool));
            } catch (RejectedExecutionException e) {
                places.release();
                throw e;
            }
        }
    }

    private void work(WorkerPool pool) {
        long seen;
        try {
            do {
                seen = wakes.get(pool).get();
            } while (!closing
                    && jobs.claimNext(pool, worker()).map(this::runClaimed).orElse(false));
        } finally {
            room.get(pool).release();
        }
        if (wakes.get(pool).get() != seen) {
            startWorker(pool);
        }
    }

    private boolean runClaimed(Claim claim) {
        Instant deadline = clock.instant()
                .plus(workflows.stage(claim.product(), claim.stage()).deadline());
        running.begin(claim, deadline);
        try {
            runner.run(claim, deadline);
        } catch (RuntimeException e) {
            LOG.log(
                    Level.ERROR,
                    "Job " + claim.jobId() + ": the outcome of " + claim.stage()
                            + " could not be stored; the step runs again when its lease ends",
                    e);
        } finally {
            running.end(claim);
        }
        return true;
    }

    /** Prolongs the leases of what runs in time, and interrupts what has passed its deadline or lost its job. */
    public void renewLeases() {
        Instant now = clock.instant();
        running.interruptLate(now);
        running.interrupt(jobs.renewLeases(running.inTime(now)));
    }

    public int active() {
        return running.count();
    }

    /** This run of this node; a restarted node is another worker, so that old claims stay foreign to it. */
    String worker() {
        return server.nodeName() + "/" + run;
    }

    @PreDestroy
    void close() {
        closing = true;
    }
}
