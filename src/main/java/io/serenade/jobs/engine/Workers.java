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
 * This node's workers: for each lane so many threads at most, each of which claims due jobs until there are none. A wake
 * starts one more worker if the lane has room.
 */
@ApplicationScoped
@ManagedExecutorDefinition(name = "java:app/concurrent/lanes", maxAsync = 64)
public class Workers {
    private static final Logger LOG = System.getLogger(Workers.class.getName());

    @Resource(lookup = "java:app/concurrent/lanes")
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
        for (WorkerPool lane : WorkerPool.values()) {
            room.put(lane, new Semaphore(settings.workers(lane)));
            wakes.put(lane, new AtomicLong());
        }
    }

    /** Looks for due work of a lane; returns at once. */
    public void wake(WorkerPool lane) {
        wakes.get(lane).incrementAndGet();
        startWorker(lane);
    }

    private void startWorker(WorkerPool lane) {
        Semaphore places = room.get(lane);
        if (!closing && places.tryAcquire()) {
            try {
                executor.execute(() -> work(lane));
            } catch (RejectedExecutionException e) {
                places.release();
                throw e;
            }
        }
    }

    private void work(WorkerPool lane) {
        long seen;
        try {
            do {
                seen = wakes.get(lane).get();
            } while (!closing
                    && jobs.claimNext(lane, worker()).map(this::runClaimed).orElse(false));
        } finally {
            room.get(lane).release();
        }
        if (wakes.get(lane).get() != seen) {
            startWorker(lane);
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
