package io.serenade.jobs.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.jobs.JobEnded;
import io.serenade.jobs.JobError;
import io.serenade.jobs.JobState;
import io.serenade.jobs.Outcome;
import io.serenade.platform.database.DatabaseException;
import io.serenade.providers.ProviderException;
import io.serenade.providers.ProviderException.Category;
import io.serenade.providers.RequestRefusedException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Asked once, never paid twice: every way that a request, its answer and its callback can go, on the real tables. */
class AskOnceTest extends TaskFixture {
    @Test
    void notesTheRequestBeforeItIsSentAndAsksOnce() {
        provider.onAsk(() -> {
            assertThat(last("job-1").state()).isEqualTo(TaskState.SENT);
            return TaskAnswer.running("p1");
        });

        assertThat(run("job-1")).isInstanceOf(Outcome.Parked.class);
        assertThat(run("job-1")).isInstanceOf(Outcome.Parked.class);

        assertThat(provider.asked).hasSize(1);
        assertThat(last("job-1").externalId()).contains("p1");
    }

    @Test
    void asksAsSoonAsItsOrderCanBeReadAgain() {
        provider.onAsk(() -> {
            throw away();
        });
        assertThatThrownBy(() -> run("job-1")).isInstanceOf(DatabaseException.class);

        provider.onAsk(() -> TaskAnswer.running("p1"));
        run("job-1");

        assertThat(last("job-1").externalId()).contains("p1");
        assertThat(provider.log).endsWith("request-thing ok");
    }

    @Test
    void parksAnUnansweredRequestUntilItsTimeIsOverAndThenCountsIt() {
        provider.onAsk(fails(Category.UNANSWERED));

        assertThat(run("job-1")).isEqualTo(Outcome.parked(NOON.plus(TIMEOUT), Outcome.NOTHING));
        clock.set(NOON.plus(TIMEOUT).minusSeconds(1));
        assertThat(run("job-1")).isInstanceOf(Outcome.Parked.class);
        clock.set(NOON.plus(TIMEOUT));
        Outcome outcome = settle("job-1");

        assertThat(outcome).isInstanceOf(Outcome.Retry.class);
        assertThat(provider.asked).hasSize(1);
        assertThat(last("job-1").state()).isEqualTo(TaskState.ABANDONED);
        assertThat(slots.taken("scripted")).isZero();
    }

    @Test
    void takesTheCallbackOfARequestThatWasNeverAnswered() {
        provider.onAsk(fails(Category.UNANSWERED));
        run("job-1");

        callBack("job-1", 1, "p1");
        provider.ready("p1");
        Outcome outcome = settle("job-1");

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(provider.kept).containsExactly("p1");
        assertThat(provider.asked).hasSize(1);
    }

    @Test
    void paysOnceWhenTheCallbackComesDuringTheRestAfterTheRequestWasGivenUp() {
        provider.onAsk(fails(Category.UNANSWERED));
        run("job-1");
        clock.set(NOON.plus(TIMEOUT));
        settle("job-1");

        callBack("job-1", 1, "p1");
        provider.ready("p1");

        assertThat(woken).contains("job-1");
        assertThat(settle("job-1")).isInstanceOf(Outcome.Done.class);
        assertThat(provider.asked).hasSize(1);
    }

    @Test
    void asksAgainAtOnceWhenWhatWasGivenUpHasFailedAfterAll() {
        provider.onAsk(fails(Category.UNANSWERED));
        run("job-1");
        clock.set(NOON.plus(TIMEOUT));
        settle("job-1");
        callBack("job-1", 1, "p1");
        provider.failed("p1");
        provider.onAsk(() -> TaskAnswer.running("p2"));

        assertThat(run("job-1")).as("its failure was counted before").isInstanceOf(Outcome.Parked.class);
        assertThat(provider.asked).hasSize(2);
        assertThat(last("job-1").externalId()).contains("p2");
    }

    /** It rests before its next attempt; a copy of the callback that ended the last one must not cut that short. */
    @Test
    void aRepeatedCallbackOfAnEndedAttemptWakesNobody() {
        provider.onAsk(() -> TaskAnswer.running("p1"));
        run("job-1");
        provider.failed("p1");
        callBack("job-1", 1, "p1");
        assertThat(settle("job-1")).isInstanceOf(Outcome.Retry.class);
        assertThat(woken).contains("job-1");
        woken.clear();

        callBack("job-1", 1, "p1");

        assertThat(woken).isEmpty();
        assertThat(last("job-1").state()).isEqualTo(TaskState.FAILED);
    }

    @Test
    void followsWhatACallbackBringsAtTheMomentItIsGivenUp() {
        Map<String, ProviderWork<String>> clips = Map.of("clip-1", provider);
        provider.onAsk(fails(Category.UNANSWERED));
        followAll(clips);
        clock.set(NOON.plus(TIMEOUT));
        beforeHeld = () -> callBack("job-1", 1, "p1");

        followAll(clips);

        assertThat(last("job-1").state()).isEqualTo(TaskState.RUNNING);
        assertThat(last("job-1").externalId()).contains("p1");
        provider.ready("p1");
        assertThat(followAll(clips).succeeded()).containsExactly("clip-1");
        assertThat(provider.asked).hasSize(1);
    }

    @Test
    void keepsWhatAnOvertakenWorkerHasPaidFor() {
        provider.onAsk(() -> {
            // The worker slept so long that another one gave its request up.
            tasks.fail(last("job-1"), TaskState.ABANDONED, new JobError("provider_unanswered", "", true));
            return TaskAnswer.running("p1");
        });

        run("job-1");

        assertThat(provider.cancelled).isEmpty();
        provider.ready("p1");
        assertThat(settle("job-1")).isInstanceOf(Outcome.Done.class);
        assertThat(provider.asked).hasSize(1);
    }

    @Test
    void sendsNothingForAWorkerThatWasOvertakenBefore() {
        held = false;

        assertThat(run("job-1")).isInstanceOf(Outcome.Wait.class);
        assertThat(provider.asked).isEmpty();
    }

    @Test
    void cancelsAtTheProviderWhatWasCancelledWhileItsRequestWasUnderWay() {
        provider.onAsk(() -> {
            tasks.endWith(new JobEnded("job-1", "test", JobState.CANCELLED, Duration.ZERO));
            return TaskAnswer.running("p1");
        });

        run("job-1");

        assertThat(provider.cancelled).containsExactly("p1");
        assertThat(last("job-1").state()).isEqualTo(TaskState.CANCELLED);
    }

    @Test
    void waitsUncountedAndWithoutASlotWhileTheProviderTakesNothing() {
        provider.onAsk(() -> {
            throw new ProviderException(Category.UNAVAILABLE, "busy", Duration.ofSeconds(7), null, null);
        });

        assertThat(run("job-1")).isInstanceOfSatisfying(Outcome.Wait.class, wait -> assertThat(wait.atLeast())
                .isEqualTo(Duration.ofSeconds(7)));
        assertThat(slots.taken("scripted")).isZero();
        assertThat(tasks.findLast("job-1")).isEmpty();
    }

    @Test
    void keepsAnAnswerThatCameWhileTheDatabaseWasAway() {
        provider.onAsk(() -> {
            failuresOfTheDatabase = 3;
            return TaskAnswer.running("p1");
        });

        run("job-1");

        assertThat(last("job-1").state()).isEqualTo(TaskState.RUNNING);
        assertThat(last("job-1").externalId()).contains("p1");
        assertThat(rests).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
    }

    @Test
    void keepsARefusalThatCameWhileTheDatabaseWasAway() {
        provider.onAsk(() -> {
            failuresOfTheDatabase = 2;
            throw new ProviderException(Category.UNAVAILABLE, "busy", null);
        });

        assertThat(run("job-1")).isInstanceOf(Outcome.Wait.class);

        assertThat(tasks.findLast("job-1")).isEmpty();
        assertThat(slots.taken("scripted")).isZero();
    }

    @Test
    void asksAfterACommitWhoseAnswerWasLost() {
        afterHeld = () -> {
            if (last("job-1").state() == TaskState.SENT) {
                throw away();
            }
        };
        assertThatThrownBy(() -> run("job-1")).isInstanceOf(DatabaseException.class);
        assertThat(provider.asked).isEmpty();
        afterHeld = () -> {};

        run("job-1");

        assertThat(provider.asked).hasSize(1);
        assertThat(last("job-1").state()).isEqualTo(TaskState.RUNNING);
    }

    @Test
    void countsAnErrorOfTheProviderUntilItIsAnOutage() {
        provider.onAsk(fails(Category.BROKEN));
        for (int failure = 1; failure <= 4; failure++) {
            assertThat(settle("job-" + failure)).isInstanceOf(Outcome.Retry.class);
        }

        assertThat(settle("job-5")).as("the fifth in a row").isInstanceOf(Outcome.Wait.class);
        assertThat(settle("job-6")).isInstanceOf(Outcome.Wait.class);

        provider.onAsk(() -> TaskAnswer.running("p1"));
        settle("job-7");
        provider.onAsk(fails(Category.BROKEN));
        assertThat(settle("job-8")).as("after a success").isInstanceOf(Outcome.Retry.class);
    }

    @Test
    void aRefusedOrderSaysNothingOfTheProvidersHealth() {
        provider.onAsk(() -> {
            throw new RequestRefusedException("422", null);
        });
        for (int order = 1; order <= 6; order++) {
            assertThat(settle("job-" + order)).isInstanceOf(Outcome.Retry.class);
        }
    }

    @Test
    void cancelsAndCountsWhatIsNotDoneInTime() {
        provider.onAsk(() -> TaskAnswer.running("p1"));
        run("job-1");
        clock.set(NOON.plus(TIMEOUT));

        assertThat(settle("job-1")).isInstanceOf(Outcome.Retry.class);
        assertThat(provider.cancelled).containsExactly("p1");
        assertThat(slots.taken("scripted")).isZero();
    }

    @Test
    void losesAForgottenTaskWhenItsTimeIsOver() {
        provider.onAsk(() -> TaskAnswer.running("p1"));
        run("job-1");
        provider.onRead(() -> {
            throw new RequestRefusedException("404", null);
        });
        callBack("job-1", 1, "p1");
        assertThat(run("job-1")).as("its time is not over").isInstanceOf(Outcome.Parked.class);

        clock.set(NOON.plus(TIMEOUT));

        assertThat(settle("job-1")).isInstanceOfSatisfying(Outcome.Retry.class, retry -> assertThat(
                        retry.error().code())
                .isEqualTo("LOST"));
        assertThat(slots.taken("scripted")).isZero();
    }

    /** The record says that its time ends sooner than that of all tasks. */
    @Test
    void endsATaskWhenItsRecordSaysSo() {
        provider.onAsk(() -> TaskAnswer.running("p1"));
        provider.end = Optional.of(NOON.plusSeconds(12));
        run("job-1");
        clock.set(NOON.plusSeconds(5));
        assertThat(run("job-1")).isEqualTo(Outcome.parked(NOON.plusSeconds(10), Outcome.NOTHING));
        clock.set(NOON.plusSeconds(10));
        assertThat(run("job-1")).isEqualTo(Outcome.parked(NOON.plusSeconds(12), Outcome.NOTHING));

        clock.set(NOON.plusSeconds(12));
        settle("job-1");

        assertThat(provider.cancelled).containsExactly("p1");
        assertThat(last("job-1").state()).isEqualTo(TaskState.ABANDONED);
    }
}
