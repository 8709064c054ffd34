package io.serenade.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.jobs.CoreForTests.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each outcome makes of a job, on the real tables. */
class SettleTest {
    private static final String ID = "job-1";
    private static final JobError ERROR = new JobError("broken", "It broke.", true);

    private static World world;

    private final CoreForTests core = world.core();
    private final Jobs jobs = core.jobs();
    private final JobQueue queue = core.queue();

    @BeforeAll
    static void open() {
        world = World.create();
    }

    private Instant now() {
        return core.clock().instant();
    }

    @Test
    void doneLeadsToTheNextStageAndAfterTheLastToTheEnd() {
        jobs.settle(core.running(ID), Outcome.done(Outcome.NOTHING));

        assertThat(core.job(ID).state()).isEqualTo(JobState.READY);
        assertThat(core.job(ID).stage()).isEqualTo("second");
        assertThat(core.beans().fired(JobEnded.class)).isEmpty();

        jobs.settle(core.claim(WorkerPool.RENDER).orElseThrow(), Outcome.done(Outcome.NOTHING));

        assertThat(core.job(ID).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(core.job(ID).percent()).isEqualTo(100);
        assertThat(core.job(ID).finishedAt()).contains(now());
        assertThat(ends()).containsExactly(JobState.SUCCEEDED);
    }

    /** What was there before the change is there after it. */
    @Test
    void aJobThatWasTakenUpAgainEndsWellEvenWhereTheChangeDoesNot() {
        reopened();

        jobs.settle(core.claim(WorkerPool.IO).orElseThrow(), Outcome.failed(ERROR));

        assertThat(core.job(ID).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(core.job(ID).isReopened()).isTrue();
        assertThat(core.job(ID).percent()).isEqualTo(100);
        assertThat(core.job(ID).error()).contains(ERROR);
        assertThat(core.job(ID).finishedAt()).contains(now());
        assertThat(ends()).endsWith(JobState.SUCCEEDED);

        jobs.reopen(ID, "first", 10);
        assertThat(core.job(ID).error()).isEmpty();
        jobs.settle(core.claim(WorkerPool.IO).orElseThrow(), Outcome.done(Outcome.NOTHING));
        jobs.settle(core.claim(WorkerPool.RENDER).orElseThrow(), Outcome.done(Outcome.NOTHING));
        assertThat(core.job(ID).isReopened()).isFalse();
    }

    @Test
    void onlyTheChangeIsWithdrawnOfAJobThatWasTakenUpAgain() {
        reopened();
        Claim claim = core.claim(WorkerPool.IO).orElseThrow();

        assertThat(jobs.cancel(ID)).isTrue();

        assertThat(core.job(ID).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(core.job(ID).error()).isEmpty();
        assertThat(jobs.settle(claim, Outcome.failed(ERROR))).isEmpty();
        assertThat(queue.renewLeases(List.of(claim))).containsExactly(claim);
    }

    @Test
    void aChangeMayBeWithdrawnWhereverItStands() {
        reopened();
        assertThat(jobs.cancel(ID)).as("ready").isTrue();
        assertThat(core.job(ID).state()).isEqualTo(JobState.SUCCEEDED);

        for (Outcome rest : List.of(Outcome.parked(now(), Outcome.NOTHING), Outcome.awaitingSlot())) {
            jobs.reopen(ID, "first", 10);
            jobs.settle(core.claim(WorkerPool.IO).orElseThrow(), rest);
            assertThat(jobs.cancel(ID)).as(rest.toString()).isTrue();
            assertThat(core.job(ID).state()).isEqualTo(JobState.SUCCEEDED);
        }
    }

    private void reopened() {
        jobs.settle(core.running(ID), Outcome.done(Outcome.NOTHING));
        jobs.settle(core.claim(WorkerPool.RENDER).orElseThrow(), Outcome.done(Outcome.NOTHING));
        jobs.reopen(ID, "first", 10);
    }

    @Test
    void parkedRestsUntilItsTime() {
        Instant until = now().plusSeconds(90);

        jobs.settle(core.running(ID), Outcome.parked(until, Outcome.NOTHING));

        assertThat(core.job(ID).state()).isEqualTo(JobState.PARKED);
        assertThat(core.job(ID).dueAt()).isEqualTo(until);
        assertThat(core.beans().fired(JobDue.class)).endsWith(new JobDue(ID, WorkerPool.IO, until));
    }

    @Test
    void awaitingASlotRestsUntilItIsWoken() {
        jobs.settle(core.running(ID), Outcome.awaitingSlot());
        assertThat(core.job(ID).state()).isEqualTo(JobState.WAITING);

        jobs.wake(ID);

        assertThat(core.job(ID).state()).isEqualTo(JobState.READY);
        assertThat(core.claim(WorkerPool.IO)).isPresent();
    }

    @Test
    void retriesAreCountedAndRestUntilThereIsNoneLeft() {
        jobs.settle(core.running(ID), Outcome.retry(ERROR));
        assertThat(core.job(ID).dueAt()).isEqualTo(now().plusSeconds(10));
        assertThat(core.job(ID).error()).contains(ERROR);

        assertThat(claimLater().attempts()).isEqualTo(1);
        settle(Outcome.retry(ERROR));
        assertThat(core.job(ID).dueAt()).isEqualTo(now().plusSeconds(30));
        claimLater();
        settle(Outcome.retry(ERROR));

        assertThat(core.job(ID).state()).isEqualTo(JobState.FAILED);
        assertThat(core.job(ID).errorStage()).contains("first");
        assertThat(core.beans().get(JobFailures.class).list(ID))
                .extracting(JobFailures.Failure::attempt)
                .containsExactly(1, 2, 3);
    }

    @Test
    void waitsAreNotCountedAndRestAsLongAsTheOtherSideSays() {
        core.running(ID);
        settle(Outcome.waiting("busy", Duration.ofMinutes(4)));
        assertThat(core.job(ID).dueAt()).isEqualTo(now().plus(Duration.ofMinutes(4)));

        assertThat(claimLater().attempts()).isZero();
        settle(Outcome.waiting("busy", Duration.ZERO));
        assertThat(core.job(ID).dueAt()).isEqualTo(now().plusSeconds(30));
        assertThat(core.beans().get(JobFailures.class).list(ID)).isEmpty();
    }

    @Test
    void waitsThatLastTooLongCountAsFailures() {
        core.running(ID);
        settle(Outcome.waiting("busy", Duration.ZERO));
        core.clock().moveOn(Duration.ofHours(1).plusSeconds(1));
        claimLater();
        settle(Outcome.waiting("busy", Duration.ZERO));

        assertThat(core.job(ID).error()).map(JobError::code).contains("waited_too_long");
        assertThat(core.job(ID).attempts()).isEqualTo(1);
    }

    @Test
    void aWaitAfterSomethingHappenedBeginsANewTime() {
        core.running(ID);
        settle(Outcome.waiting("busy", Duration.ZERO));
        claimLater();
        settle(Outcome.parked(now().plusSeconds(1), Outcome.NOTHING));
        core.clock().moveOn(Duration.ofHours(1).plusSeconds(1));
        claimLater();
        settle(Outcome.waiting("busy", Duration.ZERO));

        assertThat(core.job(ID).error()).isEmpty();
    }

    @Test
    void failedEndsTheJobAtOnce() {
        jobs.settle(core.running(ID), Outcome.failed(ERROR));

        assertThat(core.job(ID).state()).isEqualTo(JobState.FAILED);
        assertThat(core.job(ID).error()).contains(ERROR);
        assertThat(core.claim(WorkerPool.IO)).isEmpty();
        assertThat(ends()).containsExactly(JobState.FAILED);
    }

    static Stream<Outcome> resting() {
        return Stream.of(
                Outcome.parked(Instant.parse("2028-01-01T00:00:00Z"), Outcome.NOTHING),
                Outcome.awaitingSlot(),
                Outcome.waiting("busy", Duration.ofHours(2)),
                Outcome.retry(ERROR),
                Outcome.failed(ERROR));
    }

    /** Whatever the stage waited or gave up for may be there now. */
    @ParameterizedTest
    @MethodSource("resting")
    void aCallbackDuringTheRunHasItRunAgainAtOnce(Outcome outcome) {
        Claim claim = core.running(ID);
        jobs.wake(ID);

        jobs.settle(claim, outcome);

        assertThat(core.claim(WorkerPool.IO)).map(Claim::jobId).contains(ID);
        assertThat(core.job(ID).error()).isEmpty();
    }

    @Test
    void aCallbackDuringTheLastWaitThatMayBeHasItRunAgain() {
        core.running(ID);
        settle(Outcome.retry(ERROR));
        claimLater();
        settle(Outcome.retry(ERROR));
        claimLater();
        settle(Outcome.waiting("busy", Duration.ZERO));
        core.clock().moveOn(Duration.ofHours(1).plusSeconds(1));
        claimLater();
        jobs.wake(ID);

        settle(Outcome.waiting("busy", Duration.ZERO));

        assertThat(core.claim(WorkerPool.IO)).map(Claim::jobId).contains(ID);
    }

    @Test
    void aCallbackDoesNotSaveAStageThatEndsItsWorkers() {
        Claim claim = core.running(ID);
        jobs.wake(ID);

        jobs.settle(new Claim(ID, CoreForTests.PRODUCT, "first", 0, claim.version(), true), Outcome.failed(ERROR));

        assertThat(core.job(ID).state()).isEqualTo(JobState.FAILED);
    }

    @Test
    void whatAStageLearnedIsStoredWithTheMoveOrNotAtAll() {
        Claim claim = core.running(ID);
        Runnable breaks = () -> {
            core.beans().get(JobEvents.class).add(ID, "learned");
            throw new IllegalStateException("it cannot be stored");
        };

        assertThatThrownBy(() -> jobs.settle(claim, Outcome.done(breaks))).hasMessage("it cannot be stored");

        assertThat(core.job(ID).isHeldBy(claim)).isTrue();
        assertThat(core.events(ID)).doesNotContain("learned", JobEvent.MOVED);
    }

    @Test
    void everyMoveIsAnEvent() {
        core.running(ID);
        settle(Outcome.retry(ERROR));
        claimLater();
        settle(Outcome.failed(ERROR));
        jobs.resume(ID, "first");

        assertThat(core.events(ID))
                .containsExactly(
                        JobEvent.CREATED,
                        JobEvent.STARTED,
                        JobEvent.MOVED,
                        JobEvent.STARTED,
                        JobEvent.MOVED,
                        JobEvent.RESUMED);
    }

    @Test
    void aResumedJobHasAllItsTriesAgain() {
        core.running(ID);
        settle(Outcome.failed(ERROR));

        jobs.resume(ID, "second");

        assertThat(core.job(ID).error()).isEmpty();
        assertThat(core.job(ID).finishedAt()).isEmpty();
        assertThat(core.claim(WorkerPool.RENDER)).map(Claim::attempts).contains(0);
    }

    @Test
    void aCancelledJobKeepsNoOutcome() {
        Claim claim = core.running(ID);

        assertThat(jobs.cancel(ID)).isTrue();
        assertThat(jobs.settle(claim, Outcome.done(Outcome.NOTHING))).isEmpty();
        assertThat(jobs.cancel(ID)).as("a second time").isFalse();

        assertThat(core.job(ID).state()).isEqualTo(JobState.CANCELLED);
        assertThat(core.beans().fired(JobEnded.class)).hasSize(1);
    }

    /** Its stage was renamed or removed by a later version. */
    @Test
    void aJobAtAStageThatNobodyKnowsMayFail() {
        Claim claim = core.running(ID);
        nobodyKnowsItsStage();

        assertThat(jobs.settle(claim, Outcome.failed(ERROR))).isPresent();

        assertThat(core.job(ID).state()).isEqualTo(JobState.FAILED);
        assertThat(core.job(ID).errorStage()).contains("forgotten");
    }

    @Test
    void aFailureAtAStageThatNobodyKnowsIsTheLast() {
        Claim claim = core.running(ID);
        nobodyKnowsItsStage();

        jobs.settle(claim, Outcome.retry(ERROR));

        assertThat(core.job(ID).state()).isEqualTo(JobState.FAILED);
    }

    @Test
    void aJobAtAStageThatNobodyKnowsMayRestBeCancelledAndErased() {
        Claim claim = core.running(ID);
        nobodyKnowsItsStage();
        jobs.wake(ID);

        jobs.settle(claim, Outcome.waiting("busy", Duration.ZERO));
        assertThat(core.job(ID).state()).isEqualTo(JobState.READY);
        assertThat(jobs.cancel(ID)).isTrue();
        jobs.erase(ID);

        assertThat(core.job(ID).erasedAt()).isPresent();
    }

    private void nobodyKnowsItsStage() {
        world.database().update("update jobs set stage = 'forgotten' where id = ?", ID);
    }

    @Test
    void percentRisesOnlyAndIsToldOnce() {
        Claim claim = core.running(ID);

        jobs.report(claim, 40);
        jobs.report(claim, 40);
        jobs.report(claim, 30);

        assertThat(core.job(ID).percent()).isEqualTo(40);
        assertThat(core.events(ID)).containsOnlyOnce(JobEvent.PERCENT);
    }

    @Test
    void anErasedJobIsCancelledAndNamesNobody() {
        core.jobs().start(CoreForTests.PRODUCT, ID, Optional.of("key-1"), Optional.empty(), CoreForTests.FREE);
        core.claim(WorkerPool.IO);
        settle(Outcome.retry(ERROR));

        jobs.erase(ID);

        assertThat(core.job(ID).state()).isEqualTo(JobState.CANCELLED);
        assertThat(core.job(ID).owner()).isEmpty();
        assertThat(core.job(ID).error()).map(JobError::message).isEmpty();
        assertThat(core.beans().get(JobFailures.class).list(ID)).isEmpty();
        assertThat(core.beans().fired(JobErased.class)).hasSize(1);
        assertThat(jobs.isWithdrawn(ID)).isTrue();
    }

    private void settle(Outcome outcome) {
        Job job = core.job(ID);
        long version = world.database()
                .find("select version from jobs where id = ?", row -> row.getLong(1), ID)
                .orElseThrow();
        assertThat(jobs.settle(
                        new Claim(ID, CoreForTests.PRODUCT, job.stage(), job.attempts(), version, false), outcome))
                .isPresent();
    }

    /** Moves time on until the job is due. */
    private Claim claimLater() {
        core.clock()
                .set(List.of(now(), core.job(ID).dueAt()).stream()
                        .max(Instant::compareTo)
                        .orElseThrow());
        return core.claim(WorkerPool.IO).orElseThrow();
    }

    private List<JobState> ends() {
        return core.beans().fired(JobEnded.class).stream().map(JobEnded::state).toList();
    }
}
