package io.serenade.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobTest {
    private static final Instant NOON = Instant.parse("2027-02-14T12:00:00Z");
    private static final JobError ERROR = new JobError("broken", "It broke.", true);

    private final Stage first = new NamedStage("first", WorkerPool.IO);
    private final Stage second = new NamedStage("second", WorkerPool.RENDER);
    private final Job job = Job.waitingAt("song", "job-1", "test", first, NOON);

    @Test
    void waitsAtItsGateUntilAdmitted() {
        assertThat(job.state()).isEqualTo(JobState.WAITING);

        job.admit(NOON.plusSeconds(1));

        assertThat(job.state()).isEqualTo(JobState.READY);
        assertThat(job.dueAt()).isEqualTo(NOON.plusSeconds(1));
    }

    @Test
    void refusesAMoveThatTheTableDoesNotHave() {
        assertThatThrownBy(() -> job.failWith(ERROR, NOON))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("FAILED");
    }

    @Test
    void goesOnAtOnceWhenACallbackCameWhileItRan() {
        Job running = running();

        running.wake(NOON);
        running.park(NOON.plusSeconds(600), NOON);

        assertThat(running.state()).isEqualTo(JobState.READY);
        assertThat(running.dueAt()).isEqualTo(NOON);
    }

    @Test
    void entersTheNextStageFreshAndSucceedsAfterTheLast() {
        Job running = running();

        running.finishStage(Optional.of(second), NOON);

        assertThat(running.stage()).isEqualTo("second");
        assertThat(running.lane()).isEqualTo(WorkerPool.RENDER);
        assertThat(running.attempts()).isZero();
    }

    @Test
    void isWokenOnlyWhileItWaitsForSomething() {
        job.wake(NOON);

        assertThat(job.state()).isEqualTo(JobState.WAITING);

        job.admit(NOON.plusSeconds(60));
        job.wake(NOON);

        assertThat(job.dueAt()).isEqualTo(NOON);
    }

    @Test
    void startsOverAfterCancellationNever() {
        job.cancel(NOON);

        assertThatThrownBy(() -> job.resumeAt(first, NOON)).isInstanceOf(IllegalStateException.class);
        assertThat(job.state().isFinished()).isTrue();
    }

    @Test
    void everyFinishedStateButFailureIsFinal() {
        for (JobState next : JobState.values()) {
            assertThat(JobState.SUCCEEDED.mayBecome(next)).isFalse();
            assertThat(JobState.CANCELLED.mayBecome(next)).isFalse();
        }
        assertThat(JobState.FAILED.mayBecome(JobState.WAITING)).isTrue();
    }

    @Test
    void retriesRestTenThirtyAndSixtySeconds() {
        RetryPolicy policy = RetryPolicy.attempts(3);

        assertThat(policy.delayAfter(1)).isEqualTo(Duration.ofSeconds(10));
        assertThat(policy.delayAfter(2)).isEqualTo(Duration.ofSeconds(30));
        assertThat(policy.delayAfter(9)).isEqualTo(Duration.ofSeconds(60));
        assertThat(policy.allowsAnother(2)).isTrue();
        assertThat(policy.allowsAnother(3)).isFalse();
    }

    @Test
    void aFailureSaysWhatItMeansForTheJob() {
        StageException busy =
                new StageException(StageException.Category.UNAVAILABLE, ERROR, Duration.ofSeconds(7), null);
        StageException wrong = new StageException(StageException.Category.FINAL, ERROR, null);

        assertThat(busy.toOutcome()).isEqualTo(new Outcome.Wait("It broke.", Duration.ofSeconds(7), Outcome.NOTHING));
        assertThat(wrong.toOutcome()).isEqualTo(new Outcome.Failed(ERROR, Outcome.NOTHING));
    }

    private record NamedStage(String name, WorkerPool lane) implements Stage {
        @Override
        public Duration deadline() {
            return Duration.ofMinutes(1);
        }

        @Override
        public RetryPolicy retryPolicy() {
            return RetryPolicy.attempts(3);
        }

        @Override
        public Outcome run(Claim claim) {
            return Outcome.done(Outcome.NOTHING);
        }
    }

    /** A job as a claim leaves it; claims are made by SQL, so the state is set the way the database does. */
    private Job running() {
        job.admit(NOON);
        try {
            var state = Job.class.getDeclaredField("state");
            state.setAccessible(true);
            state.set(job, JobState.RUNNING);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return job;
    }
}
