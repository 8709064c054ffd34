package io.serenade.jobs.engine;

import io.serenade.jobs.Claim;
import io.serenade.jobs.JobQueue;
import io.serenade.jobs.SpareWork;
import io.serenade.jobs.Stage;
import io.serenade.jobs.WorkerPool;
import io.serenade.jobs.Workflows;
import io.serenade.platform.server.DeferrableWork;
import io.serenade.platform.server.ServerStopping;
import io.serenade.platform.settings.ServerSettings;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * This node's workers: a limited number of threads for each pool, each of which claims due jobs until there are none. A
 * wake-up starts one more worker if the pool has room.
 */
@ApplicationScoped
@ManagedExecutorDefinition(name = "java:app/concurrent/workers", maxAsync = 64)
public class Workers {
    private static final Logger LOG = System.getLogger(Workers.class.getName());

    /** How long stages may continue when the server stops, and how long an interrupted stage may then take to end. */
    private static final Duration FINISH = Duration.ofSeconds(40);

    private static final Duration HAND_BACK = Duration.ofSeconds(9);
    private static final Duration RENEWAL = Duration.ofSeconds(5);

    /** The deadline of one piece of spare work. */
    private static final Duration LONGEST_PIECE = Duration.ofMinutes(5);

    @Resource(lookup = "java:app/concurrent/workers")
    ManagedExecutorService executor;

    @Inject
    JobQueue queue;

    @Inject
    StageRunner runner;

    @Inject
    Workflows workflows;

    @Inject
    @Any
    Instance<SpareWork> spare;

    @Inject
    WorkerSettings settings;

    @Inject
    ServerSettings server;

    @Inject
    Clock clock;

    private final Map<WorkerPool, Semaphore> room = new EnumMap<>(WorkerPool.class);
    private final Map<WorkerPool, AtomicLong> wakes = new EnumMap<>(WorkerPool.class);
    private final Map<WorkerPool, GiveWayTurns> turns = new EnumMap<>(WorkerPool.class);
    private final RunningStages<Claim> running = new RunningStages<>();
    private final RunningStages<Object> ahead = new RunningStages<>();
    private final String run = UUID.randomUUID().toString();
    private volatile boolean closing;

    @jakarta.annotation.PostConstruct
    void open() {
        for (WorkerPool pool : WorkerPool.values()) {
            room.put(pool, new Semaphore(settings.workers(pool)));
            wakes.put(pool, new AtomicLong());
            turns.put(pool, new GiveWayTurns(clock));
        }
    }

    /** Has a worker look for due jobs of a pool; returns immediately. */
    public void wake(WorkerPool pool) {
        wakes.get(pool).incrementAndGet();
        startWorker(pool);
    }

    private void startWorker(WorkerPool pool) {
        Semaphore places = room.get(pool);
        if (!closing && places.tryAcquire() && !DeferrableWork.hand(executor, () -> work(pool))) {
            places.release();
        }
    }

    private void work(WorkerPool pool) {
        long seen;
        try {
            do {
                seen = wakes.get(pool).get();
            } while (!closing && (runNext(pool) || doSpare(pool)));
        } finally {
            room.get(pool).release();
        }
        if (wakes.get(pool).get() != seen) {
            startWorker(pool);
        }
    }

    /** @return whether a job was due */
    private boolean runNext(WorkerPool pool) {
        try (GiveWayTurns.Turn turn = turns.get(pool).begin()) {
            Optional<Claim> claim = claim(pool, turn);
            Optional<Stage> stage = claim.flatMap(c -> workflows.findStage(c.product(), c.stage()));
            if (stage.filter(Stage::givesWay).isEmpty()) {
                turn.giveBack();
            }
            claim.ifPresent(c -> run(c, stage));
            return claim.isPresent();
        }
    }

    private Optional<Claim> claim(WorkerPool pool, GiveWayTurns.Turn turn) {
        String node = server.nodeName();
        return turn.goesFirst()
                ? queue.claimGivingWayFirst(pool, node, worker())
                : queue.claimNext(pool, node, worker());
    }

    private void run(Claim claim, Optional<Stage> stage) {
        if (stage.isEmpty() && !claim.abandoned()) {
            LOG.log(
                    Level.ERROR,
                    "Job {0}: this version knows no stage {1} of {2}; another node may take it when its lease ends",
                    claim.jobId(),
                    claim.stage(),
                    claim.product());
            return;
        }
        Instant deadline = clock.instant().plus(stage.map(Stage::deadline).orElse(JobQueue.LEASE));
        running.begin(claim, deadline);
        try {
            runner.run(claim, deadline);
        } catch (Exception e) {
            LOG.log(
                    Level.ERROR,
                    "Job " + claim.jobId() + ": the outcome of " + claim.stage()
                            + " could not be stored; the step runs again when its lease ends",
                    e);
        } finally {
            running.end(claim);
        }
    }

    /** Nothing is due, so one piece of spare work is done. @return whether there was anything to do */
    private boolean doSpare(WorkerPool pool) {
        return spare.stream().filter(work -> work.pool() == pool).anyMatch(this::doPiece);
    }

    private boolean doPiece(SpareWork work) {
        Object run = new Object();
        ahead.begin(run, clock.instant().plus(LONGEST_PIECE));
        try (GiveWayTurns.Turn turn = turns.get(work.pool()).begin()) {
            return !closing && work.doPiece();
        } catch (InterruptedException e) {
            LOG.log(Level.INFO, "Work ahead was stopped; it is done later");
            return false;
        } catch (Exception e) {
            LOG.log(Level.WARNING, "Work ahead broke; it is done when its job comes to it", e);
            return false;
        } finally {
            ahead.end(run);
        }
    }

    /**
     * Renews the leases of stages within their deadline, and interrupts stages past their deadline or without their
     * job.
     */
    public void renewLeases() {
        Instant now = clock.instant();
        running.interruptLate(now);
        ahead.interruptLate(now);
        running.interrupt(queue.renewLeases(running.inTime(now)));
    }

    /**
     * Stops claiming and lets running stages end; a stage that takes too long is interrupted and handed back, without
     * counting an attempt. Waits for all of them, and therefore runs after observers that only release requests.
     */
    void stop(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) ServerStopping stopping)
            throws InterruptedException {
        stop(FINISH);
    }

    void stop(Duration finish) throws InterruptedException {
        closing = true;
        ahead.interruptAll();
        Instant end = clock.instant().plus(finish);
        while (clock.instant().isBefore(end) && !running.awaitNone(RENEWAL)) {
            renewLeases();
        }
        running.interruptAll();
        if (!running.awaitNone(HAND_BACK)) {
            LOG.log(Level.WARNING, "Not everything could be handed back; it runs again when its lease ends");
        }
    }

    /** How many of a pool's workers work or look for work. */
    public int busy(WorkerPool pool) {
        return settings.workers(pool) - room.get(pool).availablePermits();
    }

    public int active() {
        return running.count();
    }

    /**
     * The name of this run of this node; a restarted node is a different worker, so it does not continue old claims.
     */
    String worker() {
        return server.nodeName() + "/" + run;
    }

    @PreDestroy
    void close() {
        closing = true;
    }
}
