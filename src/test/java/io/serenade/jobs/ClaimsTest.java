package io.serenade.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.jobs.CoreForTests.World;
import io.serenade.jobs.engine.Nodes;
import io.serenade.jobs.engine.WorkerSettings;
import io.serenade.platform.telemetry.Trace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may work on a job, and for how long: on the real tables, by the database's clock. */
class ClaimsTest {
    private static final String ID = "job-1";
    private static final Duration A_MOMENT = Duration.ofMillis(1);

    private static World world;

    private final CoreForTests core = world.core();
    private final Jobs jobs = core.jobs();
    private final JobQueue queue = core.queue();

    @BeforeAll
    static void open() {
        world = World.create();
    }

    @Test
    void areOfTheJobThatHasBeenDueLongest() {
        core.start("job-2");
        core.clock().moveOn(Duration.ofSeconds(1));
        core.start("job-1");

        assertThat(core.claim(WorkerPool.IO)).map(Claim::jobId).contains("job-2");
        assertThat(core.claim(WorkerPool.IO)).map(Claim::jobId).contains("job-1");
        assertThat(core.claim(WorkerPool.IO)).isEmpty();
    }

    /** Six jobs that work in turns are due earlier than the one that must not wait for them. */
    @Test
    void areOfJobsThatGiveWayOnlyWhereNoOtherIsDue() {
        ScriptedStage cutting = new ScriptedStage("cutting", WorkerPool.RENDER).givingWay();
        CoreForTests mixed = world.core(
                new ScriptedStage("first", WorkerPool.IO), cutting, new ScriptedStage("urgent", WorkerPool.RENDER));
        for (int job = 1; job <= 6; job++) {
            mixed.jobs().settle(mixed.running("film-" + job), Outcome.done(Outcome.NOTHING));
            mixed.clock().moveOn(Duration.ofSeconds(1));
        }
        Claim sixth = mixed.claim(WorkerPool.RENDER).orElseThrow();
        assertThat(sixth.jobId()).isEqualTo("film-1");
        assertThat(mixed.queue().isAwaited(WorkerPool.RENDER))
                .as("by films alone")
                .isFalse();

        mixed.jobs().settle(sixth, Outcome.done(Outcome.NOTHING));

        assertThat(mixed.queue().isAwaited(WorkerPool.RENDER)).isTrue();
        assertThat(mixed.claim(WorkerPool.RENDER)).map(Claim::jobId).contains("film-1");
        assertThat(mixed.queue().isAwaited(WorkerPool.RENDER))
                .as("somebody is at it")
                .isFalse();
        assertThat(mixed.claim(WorkerPool.RENDER)).map(Claim::jobId).contains("film-2");
    }

    @Test
    void areOfTheNodeWhereFilesLieForAWhileAndThenOfAnyNode() {
        core.start(ID);
        queue.makeHome(ID, "north");

        assertThat(queue.claimNext(WorkerPool.IO, "south", "worker")).isEmpty();
        core.clock().moveOn(JobQueue.HOME_FIRST);
        Claim claim = queue.claimNext(WorkerPool.IO, "south", "worker").orElseThrow();
        queue.makeHome(ID, "south");
        jobs.settle(claim, Outcome.parked(core.clock().instant(), Outcome.NOTHING));

        assertThat(queue.claimNext(WorkerPool.IO, "north", "worker")).isEmpty();
        assertThat(queue.claimNext(WorkerPool.IO, "south", "worker")).isPresent();
    }

    @Test
    void ofANodeThatIsAliveAreNotTakenByAnother() {
        core.start(ID);
        Nodes nodes = core.beans()
                .give(new WorkerSettings(1, 1, List.of(WorkerPool.IO)))
                .get(Nodes.class);
        nodes.beat("north", 0);

        assertThat(queue.takeHome(ID, "north")).isTrue();
        assertThat(queue.takeHome(ID, "north")).isTrue();
        assertThat(queue.takeHome(ID, "south")).isFalse();
        core.clock().moveOn(JobQueue.NODE_ALIVE.plus(A_MOMENT));
        assertThat(queue.takeHome(ID, "south")).isTrue();
    }

    @Test
    void areOfTheirPoolAlone() {
        Claim claim = core.running(ID);
        jobs.settle(claim, Outcome.done(Outcome.NOTHING));

        assertThat(core.claim(WorkerPool.IO)).isEmpty();
        assertThat(core.claim(WorkerPool.RENDER)).map(Claim::stage).contains("second");
    }

    @Test
    void waitUntilAJobIsDue() {
        Claim claim = core.running(ID);
        jobs.settle(claim, Outcome.parked(core.clock().instant().plusSeconds(60), Outcome.NOTHING));

        assertThat(core.claim(WorkerPool.IO)).isEmpty();
        assertThat(queue.countDue(WorkerPool.IO)).isZero();
        core.clock().moveOn(Duration.ofSeconds(60));
        assertThat(queue.countDue(WorkerPool.IO)).isEqualTo(1);
        assertThat(core.claim(WorkerPool.IO)).isPresent();
    }

    @Test
    void leaveAJobAloneThatWaitsForASlot() {
        Claim claim = core.running(ID);
        jobs.settle(claim, Outcome.awaitingSlot());
        core.clock().moveOn(Duration.ofDays(1));

        assertThat(core.claim(WorkerPool.IO)).isEmpty();
    }

    @Test
    void holdAsLongAsTheLeaseIsRenewed() {
        Claim claim = core.running(ID);
        core.clock().moveOn(JobQueue.LEASE.minus(A_MOMENT));
        assertThat(core.claim(WorkerPool.IO)).isEmpty();

        assertThat(queue.renewLeases(List.of(claim))).isEmpty();
        core.clock().moveOn(JobQueue.LEASE.minus(A_MOMENT));

        assertThat(core.claim(WorkerPool.IO)).isEmpty();
        assertThat(jobs.settle(claim, Outcome.done(Outcome.NOTHING))).isPresent();
    }

    @Test
    void goToAnotherWorkerWhenTheLeaseHasEndedAndTheFirstSettlesNothing() {
        Claim stale = core.running(ID);
        core.clock().moveOn(JobQueue.LEASE);
        Claim held = core.claim(WorkerPool.IO).orElseThrow();
        AtomicBoolean noted = new AtomicBoolean();

        assertThat(held.version()).isGreaterThan(stale.version());
        assertThat(jobs.settle(stale, Outcome.done(() -> noted.set(true)))).isEmpty();
        assertThat(jobs.whileHeld(stale, () -> noted.set(true))).isFalse();
        jobs.report(stale, 50);

        assertThat(noted).isFalse();
        assertThat(core.job(ID).percent()).isZero();
        assertThat(core.job(ID).isHeldBy(held)).isTrue();
        assertThat(queue.renewLeases(List.of(stale, held))).containsExactly(stale);
    }

    @Test
    void areLostWithTheirJob() {
        Claim claim = core.running(ID);
        jobs.cancel(ID);

        assertThat(queue.renewLeases(List.of(claim))).containsExactly(claim);
    }

    @Test
    void areNotLostByAnOutcomeOfTheirOwn() {
        Claim claim = core.running(ID);
        jobs.settle(claim, Outcome.done(Outcome.NOTHING));

        assertThat(queue.renewLeases(List.of(claim))).isEmpty();
    }

    @Test
    void sayWhenTooManyWorkersHaveVanished() {
        Claim claim = core.running(ID);
        for (int crash = 1; crash <= 5; crash++) {
            assertThat(claim.abandoned()).isFalse();
            core.clock().moveOn(JobQueue.LEASE);
            claim = core.claim(WorkerPool.IO).orElseThrow();
        }
        assertThat(claim.abandoned()).as("five have vanished").isFalse();
        core.clock().moveOn(JobQueue.LEASE);

        assertThat(core.claim(WorkerPool.IO)).map(Claim::abandoned).contains(true);
    }

    @Test
    void countVanishedWorkersForEachStageAnew() {
        core.running(ID);
        core.clock().moveOn(JobQueue.LEASE);
        jobs.settle(core.claim(WorkerPool.IO).orElseThrow(), Outcome.done(Outcome.NOTHING));
        Claim claim = core.claim(WorkerPool.RENDER).orElseThrow();
        for (int crash = 1; crash <= 5; crash++) {
            core.clock().moveOn(JobQueue.LEASE);
            claim = core.claim(WorkerPool.RENDER).orElseThrow();
        }

        assertThat(claim.abandoned()).isFalse();
    }

    @Test
    void giveEachJobToOneOfManyThatAskAtOnce() throws Exception {
        List<String> due = IntStream.range(0, 40)
                .mapToObj(i -> core.start("job-" + (10 + i)).id())
                .toList();
        int workers = 8;
        CyclicBarrier start = new CyclicBarrier(workers);
        Callable<List<String>> worker = () -> {
            List<String> mine = new ArrayList<>();
            start.await();
            for (Optional<Claim> claim = core.claim(WorkerPool.IO);
                    claim.isPresent();
                    claim = core.claim(WorkerPool.IO)) {
                mine.add(claim.get().jobId());
            }
            return mine;
        };

        ExecutorService threads = Executors.newFixedThreadPool(workers);
        List<String> claimed = new ArrayList<>();
        try {
            for (Future<List<String>> mine : threads.invokeAll(Collections.nCopies(workers, worker))) {
                claimed.addAll(mine.get());
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(claimed).containsExactlyInAnyOrderElementsOf(due);
    }

    @Test
    void areToldAsEvents() {
        core.running(ID);

        assertThat(core.events(ID)).containsExactly(JobEvent.CREATED, JobEvent.STARTED);
    }

    /** Whoever takes a job over after a crash works for the same trace. */
    @Test
    void tellWhichTraceTheJobBelongsTo() {
        Trace callers = Trace.begin();
        Trace.enter(Optional.of(callers));
        core.start("traced");
        Trace.enter(Optional.empty());

        assertThat(core.claim(WorkerPool.IO).orElseThrow().trace()).contains(callers);
        assertThat(core.job("traced").trace()).contains(callers);
    }
}
