package io.serenade.jobs.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.jobs.Claim;
import io.serenade.jobs.CoreForTests;
import io.serenade.jobs.CoreForTests.World;
import io.serenade.jobs.JobError;
import io.serenade.jobs.JobQueue;
import io.serenade.jobs.JobState;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.SpareWork;
import io.serenade.jobs.WorkerPool;
import io.serenade.platform.ManagedThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A node's workers on the real tables; their threads are run by the test. */
class WorkersTest {
    private static final int IO_WORKERS = 3;

    private static World world;

    private final CoreForTests core = world.core();
    private final ManagedThreads threads = new ManagedThreads();
    private final List<String> ran = new ArrayList<>();
    private final Spare spare = new Spare();
    private final Workers workers = workers(List.of(WorkerPool.values()));

    @BeforeAll
    static void open() {
        world = World.create();
    }

    @Test
    void areAtMostAsManyAsTheirPoolHas() {
        for (int wake = 0; wake < 10; wake++) {
            workers.wake(WorkerPool.IO);
            workers.wake(WorkerPool.RENDER);
        }

        assertThat(threads.waiting()).isEqualTo(IO_WORKERS + 1);
    }

    @Test
    void workUntilNothingIsDueAndThenMakeRoom() {
        remembersRuns();
        for (int job = 1; job <= 5; job++) {
            core.start("job-" + job);
        }

        workers.wake(WorkerPool.IO);
        threads.runAll();

        assertThat(ran).containsExactlyInAnyOrder("job-1", "job-2", "job-3", "job-4", "job-5");
        assertThat(workers.active()).isZero();
        areAtMostAsManyAsTheirPoolHas();
    }

    /** The last worker has found nothing and has not made room yet when a job comes. */
    @Test
    void lookAgainForAJobThatCameWhileTheLastOneStopped() {
        remembersRuns();
        JobQueue queue = core.queue();
        Workers alone = workers(List.of(WorkerPool.IO), new JobQueue() {
            private boolean first = true;

            @Override
            public Optional<Claim> claimGivingWayFirst(WorkerPool pool, String node, String worker) {
                return lookIn(queue.claimGivingWayFirst(pool, node, worker), pool);
            }

            @Override
            public Optional<Claim> claimNext(WorkerPool pool, String node, String worker) {
                return lookIn(queue.claimNext(pool, node, worker), pool);
            }

            private Optional<Claim> lookIn(Optional<Claim> none, WorkerPool pool) {
                if (first) {
                    first = false;
                    core.start("job-1");
                    for (int wake = 0; wake < IO_WORKERS; wake++) {
                        wakeOther(pool);
                    }
                }
                return none;
            }
        });
        other = alone;
        for (int worker = 1; worker < IO_WORKERS; worker++) {
            alone.wake(WorkerPool.IO);
        }
        alone.wake(WorkerPool.IO);

        threads.runAll();

        assertThat(ran).containsExactly("job-1");
    }

    private Workers other;

    private void wakeOther(WorkerPool pool) {
        other.wake(pool);
    }

    /** A job that becomes due comes before the next piece. */
    @Test
    void workAheadWhileNothingIsDue() {
        core.second.does(claim -> {
            ran.add(claim.jobId());
            return Outcome.done(Outcome.NOTHING);
        });
        spare.pieces = 3;
        spare.afterFirst = () -> {
            core.start("job-1");
            core.jobs().settle(core.claim(WorkerPool.IO).orElseThrow(), Outcome.done(Outcome.NOTHING));
        };

        workers.wake(WorkerPool.RENDER);
        workers.wake(WorkerPool.IO);
        threads.runAll();

        assertThat(ran).containsExactly("ahead", "job-1", "ahead", "ahead");
    }

    @Test
    void workOnAfterWorkAheadBroke() {
        remembersRuns();
        spare.pieces = 1;
        spare.afterFirst = () -> {
            throw new IllegalStateException("it broke");
        };

        workers.wake(WorkerPool.RENDER);
        threads.runAll();
        core.start("job-1");
        workers.wake(WorkerPool.IO);
        threads.runAll();

        assertThat(ran).contains("job-1");
    }

    @Test
    void stopWorkAheadAtOnce() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        spare.pieces = 1;
        spare.afterFirst = () -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                ran.add("stopped");
            }
        };
        workers.wake(WorkerPool.RENDER);
        Thread thread = new Thread(threads::runAll);
        thread.start();
        begun.await();

        workers.stop(Duration.ofMinutes(1));
        thread.join();

        assertThat(ran).containsExactly("ahead", "stopped");
    }

    /** A few pieces for the render pool. */
    private final class Spare implements SpareWork {
        private int pieces;
        private Runnable afterFirst = () -> {};

        @Override
        public WorkerPool pool() {
            return WorkerPool.RENDER;
        }

        @Override
        public boolean doPiece() {
            if (pieces == 0) {
                return false;
            }
            pieces--;
            ran.add("ahead");
            Runnable then = afterFirst;
            afterFirst = () -> {};
            then.run();
            return true;
        }
    }

    @Test
    void leaveThePoolsAloneThatTheirNodeHasSwitchedOff() {
        Workers renderOnly = workers(List.of(WorkerPool.RENDER));
        core.start("job-1");

        renderOnly.wake(WorkerPool.IO);

        assertThat(threads.waiting()).isZero();
    }

    @Test
    void takeNothingNewWhenTheServerStops() {
        core.first.does(claim -> {
            ran.add(claim.jobId());
            workers.close();
            return Outcome.done(Outcome.NOTHING);
        });
        core.start("job-1");
        core.start("job-2");

        workers.wake(WorkerPool.IO);
        threads.runAll();
        workers.wake(WorkerPool.IO);
        threads.runAll();

        assertThat(ran).as("what was begun is finished").hasSize(1);
        assertThat(core.job(ran.get(0)).stage()).isEqualTo("second");
    }

    @Test
    void keepTheirRoomWhenTheServerTakesNoTask() {
        threads.refuse();
        for (int wake = 0; wake < 2 * IO_WORKERS; wake++) {
            workers.wake(WorkerPool.IO);
        }
        threads.take();

        areAtMostAsManyAsTheirPoolHas();
    }

    @Test
    void goOnAfterAnOutcomeThatCannotBeStored() {
        core.first.does(claim -> Outcome.done(() -> {
            throw new IllegalStateException("this cannot be stored");
        }));
        core.start("job-1");
        workers.wake(WorkerPool.IO);
        threads.runAll();
        assertThat(core.job("job-1").state()).as("it is tried again").isEqualTo(JobState.READY);

        remembersRuns();
        core.start("job-2");
        core.clock().moveOn(JobQueue.LEASE);
        workers.wake(WorkerPool.IO);
        threads.runAll();

        assertThat(ran).containsExactlyInAnyOrder("job-1", "job-2");
    }

    /** Its stage was renamed or removed; another node may still know it. */
    @Test
    void goOnAfterAJobAtAStageThatTheyDoNotKnow() {
        remembersRuns();
        core.start("job-1");
        atForgottenStage("job-1");
        core.clock().moveOn(Duration.ofSeconds(1));
        core.start("job-2");

        workers.wake(WorkerPool.IO);
        threads.runAll();

        assertThat(ran).containsExactly("job-2");
        assertThat(core.job("job-1").state()).as("until its lease ends").isEqualTo(JobState.RUNNING);
    }

    @Test
    void endAJobAtAStageThatNoNodeKnows() {
        core.start("job-1");
        atForgottenStage("job-1");
        for (int lease = 0; lease <= 6; lease++) {
            workers.wake(WorkerPool.IO);
            threads.runAll();
            core.clock().moveOn(JobQueue.LEASE);
        }

        assertThat(core.job("job-1").state()).isEqualTo(JobState.FAILED);
        assertThat(core.job("job-1").error()).map(JobError::code).contains("stage_unknown");
    }

    private static void atForgottenStage(String id) {
        world.database().update("update jobs set stage = 'forgotten' where id = ?", id);
    }

    @Test
    void renewTheLeaseOfWhatRunsInTime() throws Exception {
        Running running = begin("job-1");
        core.clock().moveOn(JobQueue.LEASE.minusSeconds(1));
        workers.renewLeases();
        core.clock().moveOn(JobQueue.LEASE.minusSeconds(1));

        assertThat(core.claim(WorkerPool.IO)).isEmpty();
        assertThat(workers.active()).isEqualTo(1);

        running.finish();
        assertThat(core.job("job-1").stage()).isEqualTo("second");
    }

    @Test
    void stopWhatIsPastItsDeadline() throws Exception {
        Running running = begin("job-1");
        core.clock().moveOn(core.first.deadline().plusSeconds(1));
        workers.renewLeases();
        running.awaitEnd();

        assertThat(core.job("job-1").error()).map(JobError::code).contains("stage_timed_out");
    }

    @Test
    void stopWhatWasCancelledMeanwhile() throws Exception {
        Running running = begin("job-1");
        core.jobs().cancel("job-1");
        workers.renewLeases();
        running.awaitEnd();

        assertThat(core.job("job-1").state()).isEqualTo(JobState.CANCELLED);
        assertThat(workers.active()).isZero();
    }

    @Test
    void claimNothingOnceTheServerStops() throws InterruptedException {
        remembersRuns();
        workers.stop(Duration.ofMinutes(1));
        core.start("job-1");

        workers.wake(WorkerPool.IO);
        threads.runAll();

        assertThat(ran).isEmpty();
        assertThat(core.job("job-1").state()).isEqualTo(JobState.READY);
    }

    @Test
    void letWhatRunsEndWhenTheServerStops() throws InterruptedException {
        Running running = begin("job-1");
        new Thread(running.mayEnd()::countDown).start();

        workers.stop(Duration.ofMinutes(1));
        running.awaitEnd();

        assertThat(core.job("job-1").stage()).isEqualTo("second");
    }

    @Test
    void handBackWhatTakesTooLongWhenTheServerStops() throws InterruptedException {
        Running running = begin("job-1");

        workers.stop(Duration.ZERO);
        running.awaitEnd();

        assertThat(core.job("job-1").state()).isEqualTo(JobState.READY);
        assertThat(core.job("job-1").attempts()).isZero();
        core.clock().moveOn(Duration.ofMinutes(1));
        assertThat(core.claim(WorkerPool.IO).orElseThrow().abandoned()).isFalse();
    }

    /** A stage under way on a thread of its own, until it is let go or interrupted. */
    private record Running(Thread thread, CountDownLatch mayEnd) {
        void finish() throws InterruptedException {
            mayEnd.countDown();
            awaitEnd();
        }

        void awaitEnd() throws InterruptedException {
            thread.join(Duration.ofSeconds(20).toMillis());
            assertThat(thread.isAlive()).isFalse();
        }
    }

    private Running begin(String id) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        core.first.does(claim -> {
            begun.countDown();
            mayEnd.await();
            return Outcome.done(Outcome.NOTHING);
        });
        core.start(id);
        workers.wake(WorkerPool.IO);
        Thread thread = new Thread(threads::runAll);
        thread.start();
        begun.await();
        return new Running(thread, mayEnd);
    }

    private void remembersRuns() {
        core.first.does(claim -> {
            ran.add(claim.jobId());
            return Outcome.parked(core.clock().instant().plusSeconds(999), Outcome.NOTHING);
        });
    }

    private Workers workers(List<WorkerPool> pools) {
        return workers(pools, core.queue());
    }

    private Workers workers(List<WorkerPool> pools, JobQueue queue) {
        return WorkersForTests.of(core, queue, threads, new WorkerSettings(IO_WORKERS, 1, pools), spare);
    }
}
