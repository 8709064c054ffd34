package io.serenade.jobs;

import static io.serenade.jobs.JobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.jobs.JobBuilder.NamedStage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobTest {
    private static final Instant NOON = Instant.parse("2027-02-14T12:00:00Z");
    private static final JobError ERROR = new JobError("broken", "It broke.", true);

    private final Stage second = new NamedStage("second", WorkerPool.RENDER);

    @Test
    void isDueAtOnceInItsFirstStage() {
        Job job = Job.start("job-1", "test", new NamedStage("first", WorkerPool.IO), "key-1", NOON);

        assertThat(job.state()).isEqualTo(JobState.READY);
        assertThat(job.stage()).isEqualTo("first");
        assertThat(job.dueAt()).isEqualTo(NOON);
        assertThat(job.owner()).contains("key-1");
    }

    @Test
    void refusesAMoveThatTheTableDoesNotHave() {
        assertThatThrownBy(() -> aJob().build().failWith(ERROR, NOON))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("FAILED");
    }

    @Test
    void goesOnAtOnceWhenACallbackCameWhileItRan() {
        Job job = running();

        job.wake(NOON);
        job.park(NOON.plusSeconds(600), NOON);

        assertThat(job.state()).isEqualTo(JobState.READY);
        assertThat(job.dueAt()).isEqualTo(NOON);
        assertThat(job.isWakeRequested()).isFalse();
    }

    @Test
    void goesOnAtOnceWhenASlotCameFreeWhileItRan() {
        Job job = running();

        job.wake(NOON);
        job.awaitSlot(NOON);

        assertThat(job.state()).isEqualTo(JobState.READY);
        assertThat(job.dueAt()).isEqualTo(NOON);
    }

    @Test
    void waitsForASlotWithoutATimeOfItsOwn() {
        Job job = running();

        job.awaitSlot(NOON);

        assertThat(job.state()).isEqualTo(JobState.WAITING);
        assertThat(job.dueAt()).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = JobState.class,
            names = {"WAITING", "PARKED", "READY"})
    void isDueAtOnceWhenItIsWoken(JobState resting) {
        Job job = aJob().inState(resting).build();

        job.wake(NOON.plusSeconds(5));

        assertThat(job.state()).isEqualTo(JobState.READY);
        assertThat(job.dueAt()).isEqualTo(NOON.plusSeconds(5));
    }

    @ParameterizedTest
    @EnumSource(
            value = JobState.class,
            names = {"SUCCEEDED", "FAILED", "CANCELLED"})
    void isNotWokenOnceItHasEnded(JobState end) {
        Job job = aJob().inState(end).build();

        job.wake(NOON);

        assertThat(job.state()).isEqualTo(end);
    }

    @Test
    void entersTheNextStageFresh() {
        Job job = aJob().inState(JobState.RUNNING).after(2).build();

        job.finishStage(Optional.of(second), NOON);

        assertThat(job.stage()).isEqualTo("second");
        assertThat(job.pool()).isEqualTo(WorkerPool.RENDER);
        assertThat(job.attempts()).isZero();
        assertThat(job.state()).isEqualTo(JobState.READY);
    }

    @Test
    void succeedsAfterTheLastStage() {
        Job job = running();

        job.finishStage(Optional.empty(), NOON);

        assertThat(job.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(job.finishedAt()).contains(NOON);
        assertThat(job.dueAt()).isNull();
    }

    @Test
    void countsAFailureAndRests() {
        Job job = running();

        job.retryAfter(Duration.ofSeconds(10), ERROR, NOON);

        assertThat(job.state()).isEqualTo(JobState.READY);
        assertThat(job.attempts()).isEqualTo(1);
        assertThat(job.dueAt()).isEqualTo(NOON.plusSeconds(10));
        assertThat(job.error()).contains(ERROR);
    }

    @Test
    void countsNoFailureWhileItWaitsForTheOutsideWorld() {
        Job job = running();

        job.waitFor(Duration.ofSeconds(30), NOON);

        assertThat(job.attempts()).isZero();
        assertThat(job.deferrals()).isEqualTo(1);
        assertThat(job.dueAt()).isEqualTo(NOON.plusSeconds(30));
        assertThat(job.error()).isEmpty();
    }

    @Test
    void knowsForHowLongItHasBeenWaitingUncounted() {
        Job job = running();
        job.waitFor(Duration.ofSeconds(30), NOON);

        assertThat(job.isDeferredLongerThan(Duration.ofHours(1), NOON.plusSeconds(3600)))
                .isFalse();
        assertThat(job.isDeferredLongerThan(Duration.ofHours(1), NOON.plusSeconds(3601)))
                .isTrue();

        Job parked = running();
        parked.park(NOON.plusSeconds(60), NOON);
        assertThat(parked.isDeferredLongerThan(Duration.ZERO, NOON.plusSeconds(9)))
                .isFalse();
    }

    @Test
    void forgetsItsErrorWhenItIsBegunAnew() {
        Job job = running();
        job.failWith(ERROR, NOON);

        job.resumeAt(second, NOON.plusSeconds(60));

        assertThat(job.state()).isEqualTo(JobState.READY);
        assertThat(job.error()).isEmpty();
        assertThat(job.errorStage()).isEmpty();
        assertThat(job.finishedAt()).isEmpty();
        assertThat(job.stage()).isEqualTo("second");
    }

    @Test
    void isCancelledWhenItIsErasedUnderWay() {
        Job job = running();

        job.markErased(NOON);

        assertThat(job.state()).isEqualTo(JobState.CANCELLED);
        assertThat(job.erasedAt()).contains(NOON);
        assertThat(job.owner()).isEmpty();
    }

    @Test
    void keepsItsEndWhenItIsErasedAfterwards() {
        Job job = aJob().inState(JobState.SUCCEEDED).build();

        job.markErased(NOON);

        assertThat(job.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(job.erasedAt()).contains(NOON);
    }

    @Test
    void isNotBegunAnewAfterItWasCancelled() {
        Job job = aJob().build();
        job.cancel(NOON);

        assertThatThrownBy(() -> job.resumeAt(second, NOON))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Job job-1 is CANCELLED and cannot become READY");
        assertThat(job.state()).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void takesASuccessUpAgainWithWhatStaysDone() {
        Job job = aJob().inState(JobState.SUCCEEDED).build();

        job.reopenAt(second, 85, NOON);

        assertThat(job.state()).isEqualTo(JobState.READY);
        assertThat(job.stage()).isEqualTo("second");
        assertThat(job.percent()).isEqualTo(85);
        assertThat(job.finishedAt()).isEmpty();
    }

    @Test
    void everyFinishedStateIsLeftForAnotherTryOnly() {
        for (JobState next : JobState.values()) {
            assertThat(JobState.SUCCEEDED.mayBecome(next)).isEqualTo(next == JobState.READY);
            assertThat(JobState.CANCELLED.mayBecome(next)).isFalse();
            assertThat(JobState.FAILED.mayBecome(next))
                    .as("FAILED to " + next)
                    .isEqualTo(next == JobState.READY || next == JobState.CANCELLED);
        }
    }

    @Test
    void onlyAJobThatRunsMaySucceedFailOrRest() {
        for (JobState present : JobState.values()) {
            for (JobState next : List.of(JobState.SUCCEEDED, JobState.FAILED, JobState.PARKED, JobState.WAITING)) {
                assertThat(present.mayBecome(next)).as(present + " to " + next).isEqualTo(present == JobState.RUNNING);
            }
        }
    }

    @Test
    void everyJobThatHasNotSucceededMayBeCancelledOnce() {
        for (JobState present : JobState.values()) {
            assertThat(present.mayBecome(JobState.CANCELLED))
                    .as(present.name())
                    .isEqualTo(present != JobState.SUCCEEDED && present != JobState.CANCELLED);
        }
    }

    @Test
    void retriesRestTenThirtyAndSixtySeconds() {
        RetryPolicy policy = RetryPolicy.attempts(3);

        assertThat(policy.delayAfter(1)).isEqualTo(Duration.ofSeconds(10));
        assertThat(policy.delayAfter(2)).isEqualTo(Duration.ofSeconds(30));
        assertThat(policy.delayAfter(3)).isEqualTo(Duration.ofSeconds(60));
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
        assertThat(new StageException(StageException.Category.COUNTED, ERROR, null).toOutcome())
                .isEqualTo(new Outcome.Retry(ERROR, Outcome.NOTHING));
        assertThat(wrong.toOutcome()).isEqualTo(new Outcome.Failed(ERROR, Outcome.NOTHING));
    }

    private static Job running() {
        return aJob().inState(JobState.RUNNING).build();
    }
}
