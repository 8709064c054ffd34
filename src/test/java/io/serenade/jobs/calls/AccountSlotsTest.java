package io.serenade.jobs.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.jobs.Outcome;
import io.serenade.platform.database.Database;
import io.serenade.providers.ProviderException;
import io.serenade.providers.ProviderException.Category;
import io.serenade.providers.RequestRefusedException;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Whose turn it is: the slots of a provider's account, what closes it, and the paid requests of a day. */
class AccountSlotsTest extends TaskFixture {
    @Test
    void closesAnAccountWithoutCreditAndProbesItOnceAMinute() {
        provider.onAsk(refusesAccount(true));
        assertThat(run("job-1")).isInstanceOf(Outcome.Wait.class);
        assertThat(run("job-2")).as("closed").isInstanceOf(Outcome.AwaitingSlot.class);
        assertThat(provider.asked).hasSize(1);

        clock.set(NOON.plusSeconds(61));
        provider.onAsk(() -> TaskAnswer.running("p" + provider.asked.size()));
        slots.admit("scripted");
        assertThat(run("job-2")).as("the probe").isInstanceOf(Outcome.Parked.class);

        assertThat(slots.standing("scripted").closedReason()).isEmpty();
        assertThat(run("job-3")).isInstanceOf(Outcome.Parked.class);
    }

    @Test
    void believesThatAKeyIsRefusedOnlyFromTheSecondTask() {
        provider.onAsk(refusesAccount(false));

        run("job-1");
        assertThat(slots.standing("scripted").closedReason()).isEmpty();
        run("job-2");
        assertThat(slots.standing("scripted").closedReason()).isPresent();
    }

    @Test
    void holdsBackAnAccountWhoseSlotsAnOperatorHasTaken() {
        assertThat(slots.listHeldBack()).isEmpty();

        slots.setSlots("scripted", OptionalInt.of(0));

        assertThat(slots.listHeldBack()).containsExactly("scripted");
    }

    @Test
    void paysForNoMoreThanTheRequestsOfADay() {
        daily.limit = new PaidRequests(OptionalInt.of(1));
        provider.onAsk(() -> TaskAnswer.running("p" + provider.asked.size()));
        run("job-1");
        provider.ready("p1");
        clock.set(NOON.plusSeconds(10));
        assertThat(settle("job-1")).isInstanceOf(Outcome.Done.class);

        assertThat(run("job-2")).as("waits and counts nothing").isInstanceOf(Outcome.AwaitingSlot.class);
        assertThat(slots.admit("scripted")).isEmpty();
        assertThat(slots.standing("scripted").closedReason())
                .contains("The 1 paid requests of a day (PAID_REQUESTS_PER_DAY) are used up; the next one goes at"
                        + " 2027-02-15T12:00:00Z.");
        assertThat(slots.listHeldBack()).containsExactly("scripted");

        clock.set(NOON.plus(Duration.ofDays(1)));
        assertThat(slots.standing("scripted").closedReason()).isEmpty();
        assertThat(run("job-2")).isInstanceOf(Outcome.Parked.class);
        assertThat(provider.asked).hasSize(2);
    }

    @Test
    void countsNoRequestThatWasRefusedAmongThoseOfADay() {
        daily.limit = new PaidRequests(OptionalInt.of(1));
        provider.onAsk(() -> {
            throw new RequestRefusedException("422", null);
        });
        assertThat(settle("job-1")).isInstanceOf(Outcome.Retry.class);
        provider.onAsk(fails(Category.UNAVAILABLE));
        assertThat(run("job-1")).isInstanceOf(Outcome.Wait.class);
        provider.onAsk(() -> TaskAnswer.running("p1"));

        assertThat(run("job-2")).isInstanceOf(Outcome.Parked.class);
        assertThat(run("job-3")).isInstanceOf(Outcome.AwaitingSlot.class);
    }

    @Test
    void countsARequestThatWasNeverAnsweredAmongThoseOfADay() {
        daily.limit = new PaidRequests(OptionalInt.of(1));
        provider.onAsk(fails(Category.UNANSWERED));
        run("job-1");
        clock.set(NOON.plus(TIMEOUT));
        settle("job-1");

        assertThat(run("job-2")).isInstanceOf(Outcome.AwaitingSlot.class);
    }

    @Test
    void admitsNoMoreThanThereAreSlotsTheOldestJobFirst() {
        provider.onAsk(() -> TaskAnswer.running("p" + provider.asked.size()));
        run("job-1");
        run("job-2");
        assertThat(run("job-4")).isInstanceOf(Outcome.AwaitingSlot.class);
        assertThat(run("job-3")).isInstanceOf(Outcome.AwaitingSlot.class);

        provider.ready("p1");
        callBack("job-1", 1, "p1");
        settle("job-1");
        slots.admit("scripted");

        assertThat(last("job-3").state()).as("older than job-4").isEqualTo(TaskState.ADMITTED);
        assertThat(last("job-4").state()).isEqualTo(TaskState.QUEUED);
        assertThat(woken).contains("job-3").doesNotContain("job-4");
        assertThat(slots.place("job-4")).isEqualTo(1);
    }

    @Test
    void holdsUpNoTaskThatIsQueuedWhileOthersAreAdmitted() {
        provider.onAsk(() -> TaskAnswer.running("p1"));
        run("job-1");
        slots.database = new Database(database.transactions().dataSource());

        database.transactions().run(() -> {
            slots.admit("scripted");
            // The lock that a new task's foreign key takes, in another transaction.
            assertThat(database.list(
                            "select name from provider_accounts where name = 'scripted' for key share nowait",
                            row -> row.getString(1)))
                    .hasSize(1);
        });
    }

    @Test
    void admitsNobodyWhenTheCreditsPayForNoTask() {
        provider.onAsk(() -> TaskAnswer.running("p1"));
        slots.noteCredits("scripted", 99);

        assertThat(run("job-1")).isInstanceOf(Outcome.AwaitingSlot.class);

        slots.noteCredits("scripted", 100);
        assertThat(run("job-1")).isInstanceOf(Outcome.Parked.class);
    }

    @Test
    void holdsNoSlotWhileARecordPastItsTimeCannotBeRead() {
        provider.onAsk(() -> TaskAnswer.running("p1"));
        run("job-1");
        provider.onRead(() -> {
            throw new ProviderException(Category.BROKEN, "500", null);
        });
        clock.set(NOON.plus(TIMEOUT));

        assertThat(run("job-1")).isInstanceOf(Outcome.Parked.class);
        assertThat(last("job-1").state()).isEqualTo(TaskState.OVERDUE);
        assertThat(slots.taken("scripted")).isZero();

        clock.set(NOON.plus(TIMEOUT).plusSeconds(3601));
        assertThat(settle("job-1")).isInstanceOf(Outcome.Retry.class);
    }
}
