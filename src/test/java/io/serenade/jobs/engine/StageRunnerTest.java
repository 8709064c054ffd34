package io.serenade.jobs.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.jobs.Claim;
import io.serenade.jobs.CoreForTests;
import io.serenade.jobs.CoreForTests.World;
import io.serenade.jobs.DatabaseRetries;
import io.serenade.jobs.Job;
import io.serenade.jobs.JobError;
import io.serenade.jobs.JobQueue;
import io.serenade.jobs.JobState;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.StageException;
import io.serenade.jobs.StageException.Category;
import io.serenade.jobs.WorkerPool;
import io.serenade.platform.Undeclared;
import io.serenade.platform.database.DatabaseException;
import io.serenade.platform.server.ServerStop;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A claimed stage, from its run to what is stored of it, on the real tables. */
class StageRunnerTest {
    private static final String ID = "job-1";
    private static final JobError ERROR = new JobError("broken", "It broke.", true, "request-1");

    private static World world;

    private final CoreForTests core = world.core();
    private final StageRunner runner = core.beans().get(StageRunner.class);

    @BeforeAll
    static void open() {
        world = World.create();
    }

    @AfterEach
    void isLeftWithoutAnInterrupt() {
        assertThat(Thread.interrupted())
                .as("the worker's next stage is not interrupted")
                .isFalse();
    }

    @Test
    void storesTheOutcome() {
        AtomicInteger runs = new AtomicInteger();
        core.first.does(claim -> {
            runs.incrementAndGet();
            assertThat(claim.jobId()).isEqualTo(ID);
            return Outcome.done(Outcome.NOTHING);
        });

        run(core.running(ID));

        assertThat(runs).hasValue(1);
        assertThat(core.job(ID).stage()).isEqualTo("second");
    }

    @Test
    void runsAStageInNoTransaction() {
        core.first.does(claim -> {
            core.beans().transactions().afterSuccess(() -> core.clock().moveOn(Duration.ofSeconds(3)));
            return Outcome.parked(core.clock().instant(), Outcome.NOTHING);
        });
        Instant begun = core.clock().instant();

        run(core.running(ID));

        assertThat(core.job(ID).dueAt()).as("nothing waited for a commit").isEqualTo(begun.plusSeconds(3));
    }

    @Test
    void countsAnExceptionThatNobodyExpected() {
        core.first.does(claim -> {
            throw new IllegalStateException("A name that is nobody's business");
        });

        run(core.running(ID));

        assertThat(core.job(ID).state()).isEqualTo(JobState.READY);
        assertThat(core.job(ID).attempts()).isEqualTo(1);
        assertThat(core.job(ID).error())
                .contains(new JobError("internal_error", "Something went wrong on our side.", true));
    }

    @Test
    void doesNotCountWhatFailsWhileTheServerStops() {
        runner.stop = new ServerStop() {
            @Override
            public boolean hasBegun() {
                return true;
            }
        };
        core.first.does(claim -> {
            throw new StageException(Category.FINAL, ERROR, null);
        });

        run(core.running(ID));

        assertThat(core.job(ID).state()).isEqualTo(JobState.READY);
        assertThat(core.job(ID).attempts()).isZero();
        assertThat(core.job(ID).error()).isEmpty();
    }

    @Test
    void doesNotCountADatabaseThatWasAway() {
        core.first.does(claim -> {
            throw new DatabaseException(new SQLException("Read timed out", "08006"));
        });

        run(core.running(ID));

        assertThat(core.job(ID).state()).isEqualTo(JobState.READY);
        assertThat(core.job(ID).attempts()).isZero();
    }

    @Test
    void doesNotCountATransactionThatCollidedWithAnother() {
        core.first.does(claim -> {
            throw new DatabaseException(new SQLException("deadlock detected", "40P01"));
        });

        run(core.running(ID));

        assertThat(core.job(ID).state()).isEqualTo(JobState.READY);
        assertThat(core.job(ID).attempts()).isZero();
    }

    /** Interceptors throw what became of a commit as it is, although it is a checked exception. */
    @Test
    void doesNotCountATransactionThatTookTooLong() {
        core.first.does(claim -> {
            throw Undeclared.thrown(new RollbackException("The transaction is not active"));
        });

        run(core.running(ID));

        assertThat(core.job(ID).state()).isEqualTo(JobState.READY);
        assertThat(core.job(ID).attempts()).isZero();
    }

    /** It would not be stored a second time either, and the job would wait for the end of its lease each time. */
    @Test
    void countsAnOutcomeThatTheDatabaseRefuses() {
        core.first.does(claim -> Outcome.done(() -> {
            throw new DatabaseException(new SQLException("value too long", "22001"));
        }));

        run(core.running(ID));

        assertThat(core.job(ID).state()).isEqualTo(JobState.READY);
        assertThat(core.job(ID).attempts()).isEqualTo(1);
        assertThat(core.job(ID).error())
                .contains(new JobError("internal_error", "Something went wrong on our side.", true));
    }

    @Test
    void takesAFailureForWhatItsCategorySays() {
        core.first.does(claim -> {
            throw new StageException(Category.UNAVAILABLE, ERROR, Duration.ofMinutes(7), null);
        });
        run(core.running("job-1"));
        assertThat(core.job("job-1").attempts()).isZero();
        assertThat(core.job("job-1").dueAt()).isEqualTo(core.clock().instant().plus(Duration.ofMinutes(7)));

        core.first.does(claim -> {
            throw new StageException(Category.COUNTED, ERROR, null);
        });
        run(core.running("job-2"));
        assertThat(core.job("job-2").attempts()).isEqualTo(1);
        assertThat(core.job("job-2").error()).contains(ERROR);

        core.first.does(claim -> {
            throw new StageException(Category.FINAL, ERROR, null);
        });
        run(core.running("job-3"));
        assertThat(core.job("job-3").state()).isEqualTo(JobState.FAILED);
    }

    @Test
    void countsAStageThatWasStoppedAtItsDeadline() {
        Claim claim = core.running(ID);
        Instant deadline = core.clock().instant().plusSeconds(60);
        core.first.does(running -> {
            core.clock().set(deadline);
            Thread.currentThread().interrupt();
            throw new InterruptedException();
        });

        runner.run(claim, deadline);

        assertThat(core.job(ID).error()).map(JobError::code).contains("stage_timed_out");
        assertThat(core.job(ID).attempts()).isEqualTo(1);
    }

    @Test
    void doesNotCountAStageThatWasStoppedBeforeItsDeadline() {
        Claim claim = core.running(ID);
        core.first.does(running -> {
            throw new InterruptedException();
        });

        runner.run(claim, core.clock().instant().plusSeconds(60));

        assertThat(core.job(ID).state()).isEqualTo(JobState.READY);
        assertThat(core.job(ID).attempts()).isZero();
        assertThat(core.job(ID).error()).isEmpty();
    }

    @Test
    void storesAnOutcomeAlthoughTheThreadWasInterruptedAtTheLastMoment() {
        core.first.does(claim -> {
            Thread.currentThread().interrupt();
            return Outcome.done(Outcome.NOTHING);
        });

        run(core.running(ID));

        assertThat(core.job(ID).stage()).isEqualTo("second");
    }

    @Test
    void dropsTheOutcomeOfAWorkerThatLostItsJob() {
        Claim stale = core.running(ID);
        core.first.does(claim -> {
            core.clock().moveOn(JobQueue.LEASE);
            assertThat(core.claim(WorkerPool.IO)).isPresent();
            return Outcome.done(() -> {
                throw new AssertionError("nothing of a lost job is stored");
            });
        });

        run(stale);

        assertThat(core.job(ID).state()).isEqualTo(JobState.RUNNING);
        assertThat(core.job(ID).stage()).isEqualTo("first");
    }

    @Test
    void endsAJobThatEndsItsWorkersWithoutRunningItsStage() {
        core.first.does(claim -> {
            throw new AssertionError("it would end this one too");
        });
        Claim claim = core.running(ID);

        run(new Claim(ID, claim.product(), claim.stage(), 0, claim.version(), true));

        assertThat(core.job(ID).state()).isEqualTo(JobState.FAILED);
        assertThat(core.job(ID).error()).map(JobError::code).contains("worker_lost");
    }

    @Test
    void storesTheOutcomeWhenTheDatabaseIsBack() {
        List<Duration> rests = new ArrayList<>();
        AtomicInteger stored = new AtomicInteger();
        StageRunner patient = withDatabaseAwayFor(3, rests, stored);

        patient.run(claim(), Instant.MAX);

        assertThat(stored).hasValue(1);
        assertThat(rests).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
    }

    @Test
    void leavesAJobToItsLeaseWhenTheDatabaseStaysAway() {
        List<Duration> rests = new ArrayList<>();
        AtomicInteger stored = new AtomicInteger();
        StageRunner patient = withDatabaseAwayFor(99, rests, stored);

        assertThatThrownBy(() -> patient.run(claim(), Instant.MAX)).isInstanceOf(DatabaseException.class);

        assertThat(stored).hasValue(0);
        assertThat(rests).as("shorter than the lease").hasSize(4);
        assertThat(rests.stream().reduce(Duration.ZERO, Duration::plus)).isLessThan(JobQueue.LEASE);
    }

    private void run(Claim claim) {
        runner.run(claim, Instant.MAX);
    }

    private static Claim claim() {
        return new Claim(ID, CoreForTests.PRODUCT, "first", 0, 1, false);
    }

    private StageRunner withDatabaseAwayFor(int calls, List<Duration> rests, AtomicInteger stored) {
        AtomicInteger asked = new AtomicInteger();
        StageRunner patient = new StageRunner();
        patient.retries = new DatabaseRetries() {
            @Override
            protected void rest(Duration rest) {
                rests.add(rest);
            }
        };
        patient.clock = core.clock();
        patient.workflows = runner.workflows;
        patient.stop = runner.stop;
        patient.jobs = new Jobs() {
            @Override
            public Optional<Job> settle(Claim claim, Outcome outcome) {
                if (asked.incrementAndGet() <= calls) {
                    throw new DatabaseException(new SQLException("away"));
                }
                stored.incrementAndGet();
                return Optional.empty();
            }
        };
        return patient;
    }
}
