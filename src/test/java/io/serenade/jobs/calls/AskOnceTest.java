package io.serenade.jobs.calls;

import static io.serenade.jobs.JobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.jobs.Claim;
import io.serenade.jobs.DatabaseRetries;
import io.serenade.jobs.Job;
import io.serenade.jobs.JobEnded;
import io.serenade.jobs.JobError;
import io.serenade.jobs.JobState;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.Stage;
import io.serenade.jobs.Workflow;
import io.serenade.jobs.Workflows;
import io.serenade.jobs.calls.CallbackTokens.Callback;
import io.serenade.platform.BeansOf;
import io.serenade.platform.DatabaseException;
import io.serenade.platform.FiredEvents;
import io.serenade.platform.SettableClock;
import io.serenade.platform.TestDatabase;
import io.serenade.providers.AccountRefusedException;
import io.serenade.providers.ProviderAccount;
import io.serenade.providers.ProviderException;
import io.serenade.providers.ProviderException.Category;
import io.serenade.providers.RequestRefusedException;
import java.math.BigDecimal;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Asked once, never paid twice: every way that a request, its answer and its callback can go, on the real tables. */
class AskOnceTest {
    private static final Instant NOON = Instant.parse("2027-02-14T12:00:00Z");
    private static final Duration TIMEOUT = Duration.ofMinutes(10);
    private static final int SLOTS = 2;

    private static TestDatabase database;

    private final SettableClock clock = new SettableClock(NOON);
    private final ProviderTasks tasks = new ProviderTasksOfADatabaseThatMayBeAway();
    private final ProviderSlots slots = new ProviderSlots();
    private final DailyRequests daily = new DailyRequests();
    private final ProviderCalls calls = new ProviderCalls();
    private final AskOnce askOnce = new AskOnce();
    private final TaskSteps steps = new TaskSteps();
    private final Provider provider = new Provider();
    private final Map<String, JobState> states = new TreeMap<>();
    private final Set<String> woken = new HashSet<>();
    private boolean held = true;
    private Runnable beforeHeld = () -> {};
    private Runnable afterHeld = () -> {};
    private int failuresOfTheDatabase;
    private final List<Duration> rests = new ArrayList<>();

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
    }

    @BeforeEach
    void wire() {
        database.update("delete from jobs");
        database.update("delete from provider_accounts");
        tasks.database = database;
        tasks.freed = new FiredEvents<>();
        tasks.clock = clock;
        slots.database = database;
        slots.tasks = tasks;
        slots.jobs = jobs();
        slots.workflows = new Workflows() {
            @Override
            public Workflow get(String product) {
                return new NoStages(product);
            }
        };
        slots.accounts = BeansOf.these(new ProviderAccount("scripted", SLOTS, 100));
        slots.clock = clock;
        slots.daily = daily;
        daily.database = database;
        daily.clock = clock;
        daily.limit = new PaidRequests(OptionalInt.empty());
        calls.callLog = new CallLog() {
            @Override
            public void enter(
                    String jobId,
                    String account,
                    String operation,
                    int attempt,
                    String answer,
                    String detail,
                    Duration duration,
                    BigDecimal cost) {
                provider.log.add(operation + " " + answer);
            }
        };
        askOnce.tasks = tasks;
        askOnce.steps = steps;
        steps.tasks = tasks;
        steps.slots = slots;
        steps.calls = calls;
        askOnce.costs = new JobCosts();
        askOnce.costs.database = database;
        askOnce.costs.clock = clock;
        askOnce.jobs = slots.jobs;
        steps.costs = askOnce.costs;
        steps.jobs = slots.jobs;
        steps.clock = clock;
        askOnce.clock = clock;
        steps.retries = new DatabaseRetries() {
            @Override
            protected void rest(Duration rest) {
                rests.add(rest);
            }
        };
        steps.tokens = new CallbackTokens() {
            @Override
            public String tokenFor(ProviderTask task) {
                return "t" + task.id();
            }
        };
    }

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
            tasks.endWith(new JobEnded("job-1", JobState.CANCELLED));
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
    void admitsNobodyWhenTheCreditsPayForNoTask() {
        provider.onAsk(() -> TaskAnswer.running("p1"));
        slots.noteCredits("scripted", 99);

        assertThat(run("job-1")).isInstanceOf(Outcome.AwaitingSlot.class);

        slots.noteCredits("scripted", 100);
        assertThat(run("job-1")).isInstanceOf(Outcome.Parked.class);
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

    @Test
    void asksForManyAtOnceAsSlotsAllowAndWaitsForAll() {
        Map<String, ProviderWork<String>> clips = new TreeMap<>();
        for (int clip = 1; clip <= 5; clip++) {
            clips.put("clip-" + clip, provider);
        }
        provider.onAsk(() -> TaskAnswer.running("p" + provider.asked.size()));

        TaskGroup group = followAll(clips);
        assertThat(provider.asked).hasSize(SLOTS).doesNotHaveDuplicates();
        assertThat(group.pending()).isPresent();

        for (int round = 0; round < 5 && group.pending().isPresent(); round++) {
            provider.readyAll();
            clock.set(clock.instant().plusSeconds(60));
            group = followAll(clips);
        }

        assertThat(group.succeeded()).hasSize(5);
        assertThat(group.pending()).isEmpty();
        assertThat(provider.asked).hasSize(5);
        assertThat(slots.taken("scripted")).isZero();
    }

    @Test
    void asksAgainForOneOfManyThatFailedUntilItsTriesAreUsedUp() {
        Map<String, ProviderWork<String>> clips = Map.of("clip-1", provider);
        provider.onAsk(() -> {
            String id = "p" + provider.asked.size();
            provider.failed(id);
            return TaskAnswer.running(id);
        });

        TaskGroup group = followAll(clips);
        for (int round = 0; round < 12 && group.pending().isPresent(); round++) {
            clock.set(clock.instant().plusSeconds(60));
            group = followAll(clips);
        }

        assertThat(provider.asked).hasSize(3);
        assertThat(group.failed()).containsOnlyKeys("clip-1");
    }

    /** Neither a busy service, an outage, nor an account without credit keeps a job that can do without the task. */
    @ParameterizedTest
    @EnumSource(
            value = Category.class,
            names = {"UNAVAILABLE", "ACCOUNT", "BROKEN"})
    void triesWhatAJobCanDoWithoutAFewTimesOnly(Category category) {
        Map<String, ProviderWork<String>> plan = Map.of("plan", provider);
        provider.dispensable = true;
        provider.onAsk(
                category == Category.ACCOUNT
                        ? () -> {
                            throw new AccountRefusedException("no credit", null, true);
                        }
                        : fails(category));

        for (int job = 1; job <= 3; job++) {
            String id = "job-" + job;
            TaskGroup group = followAll(id, plan);
            for (int round = 0; round < 4 && group.pending().isPresent(); round++) {
                clock.moveOn(Duration.ofSeconds(4));
                group = followAll(id, plan);
            }
            assertThat(group.failed()).containsOnlyKeys("plan");
            assertThat(provider.endings).last(InstanceOfAssertFactories.STRING).doesNotContain("credit");
        }
        assertThat(provider.asked).hasSize(9);
        assertThat(slots.taken("scripted")).isZero();
        assertThat(slots.open("scripted")).isFalse();
    }

    /** Whatever wakes its stage meanwhile, such as the callback of another task. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void leavesAProviderAloneAsLongAsItAsks(boolean dispensable) {
        Map<String, ProviderWork<String>> works = Map.of("clip-1", provider);
        provider.dispensable = dispensable;
        provider.onAsk(() -> {
            throw new ProviderException(Category.UNAVAILABLE, "busy", Duration.ofSeconds(40), null, null);
        });

        assertThat(followAll(works).pending().orElseThrow())
                .isEqualTo(Outcome.parked(NOON.plusSeconds(40), Outcome.NOTHING));
        clock.set(NOON.plusSeconds(39));
        assertThat(followAll(works).pending()).isPresent();
        assertThat(provider.asked).hasSize(1);
        assertThat(slots.taken("scripted")).isZero();

        clock.set(NOON.plusSeconds(40));
        provider.onAsk(() -> TaskAnswer.running("p1"));
        followAll(works);

        assertThat(provider.asked).hasSize(2);
        assertThat(last("job-1").state()).isEqualTo(TaskState.RUNNING);
        assertThat(last("job-1").attempt()).isEqualTo(dispensable ? 2 : 1);
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

    private TaskGroup followAll(Map<String, ProviderWork<String>> works) {
        return followAll("job-1", works);
    }

    private TaskGroup followAll(String id, Map<String, ProviderWork<String>> works) {
        create(id);
        return askOnce.followAll(claim(id), works, 3, failure -> Duration.ofSeconds(4));
    }

    private Outcome run(String id) {
        create(id);
        return askOnce.follow(claim(id), "thing", provider);
    }

    /** Runs it and stores what it came to, as the engine does. */
    private Outcome settle(String id) {
        Outcome outcome = run(id);
        outcome.onSettle().run();
        return outcome;
    }

    /** Jobs are as old as their numbers say. */
    private void create(String id) {
        database.update("""
            insert into jobs (id, product, state, stage, pool, created_at, updated_at)
            values (?, 'test', 'RUNNING', 'make', 'io', ?, now()) on conflict do nothing\
            """, id, NOON.minusSeconds(1000 - Integer.parseInt(id.substring(4))));
        states.putIfAbsent(id, JobState.RUNNING);
    }

    private static Claim claim(String id) {
        return new Claim(id, "test", "make", 0, 1, false);
    }

    private ProviderTask last(String id) {
        return tasks.findLast(id).orElseThrow();
    }

    private void callBack(String id, int attempt, String externalId) {
        TaskCallbacks callbacks = new TaskCallbacks();
        callbacks.tasks = tasks;
        callbacks.jobs = slots.jobs;
        callbacks.hint(
                "scripted",
                Optional.of(new Callback(id, Integer.toString(attempt))),
                Optional.empty(),
                externalId,
                true);
    }

    private static Supplier<TaskAnswer<String>> fails(Category category) {
        return () -> {
            throw new ProviderException(category, "It went wrong.", null);
        };
    }

    private static Supplier<TaskAnswer<String>> refusesAccount(boolean certain) {
        return () -> {
            throw new AccountRefusedException("no credit", null, certain);
        };
    }

    private Jobs jobs() {
        return new Jobs() {
            @Override
            public Optional<Job> find(String id) {
                return Optional.ofNullable(states.get(id))
                        .map(state -> aJob().withId(id).inState(state).build());
            }

            @Override
            public Optional<Job> findLocked(String id) {
                return find(id);
            }

            @Override
            public void wake(String id) {
                woken.add(id);
            }

            @Override
            public boolean whileHeld(Claim claim, Runnable work) {
                beforeHeld.run();
                if (held) {
                    work.run();
                    afterHeld.run();
                }
                return held;
            }
        };
    }

    private static DatabaseException away() {
        return new DatabaseException(new SQLException("Read timed out", "08006"));
    }

    private final class ProviderTasksOfADatabaseThatMayBeAway extends ProviderTasks {
        @Override
        boolean accept(ProviderTask task, String externalId, Instant nextPoll) {
            failWhileAway();
            return super.accept(task, externalId, nextPoll);
        }

        @Override
        void withdraw(ProviderTask task) {
            failWhileAway();
            super.withdraw(task);
        }

        private void failWhileAway() {
            if (failuresOfTheDatabase > 0) {
                failuresOfTheDatabase--;
                throw away();
            }
        }
    }

    private record NoStages(String product) implements Workflow {
        @Override
        public List<Stage> stages() {
            return List.of();
        }

        @Override
        public Duration keptFor() {
            return Duration.ofDays(1);
        }

        @Override
        public void erase(String jobId) {
            throw new UnsupportedOperationException("nothing is erased here");
        }
    }

    /** Answers as a test says and remembers what it was asked. */
    private final class Provider implements ProviderWork<String> {
        private final List<URI> asked = new ArrayList<>();
        private final List<String> cancelled = new ArrayList<>();
        private final List<String> kept = new ArrayList<>();
        private final List<String> log = new ArrayList<>();
        private final Map<String, TaskAnswer.Progress> records = new TreeMap<>();
        private Supplier<TaskAnswer<String>> answer = () -> TaskAnswer.running("p1");
        private final List<String> endings = new ArrayList<>();
        private boolean dispensable;
        private Optional<Instant> end = Optional.empty();
        private Optional<Supplier<TaskAnswer<String>>> reading = Optional.empty();

        void onAsk(Supplier<TaskAnswer<String>> next) {
            answer = next;
        }

        void onRead(Supplier<TaskAnswer<String>> next) {
            reading = Optional.of(next);
        }

        void ready(String id) {
            records.put(id, TaskAnswer.Progress.SUCCEEDED);
        }

        void readyAll() {
            asked.forEach(request -> ready("p" + (asked.indexOf(request) + 1)));
        }

        void failed(String id) {
            records.put(id, TaskAnswer.Progress.FAILED);
        }

        @Override
        public String account() {
            return "scripted";
        }

        @Override
        public BigDecimal price() {
            return BigDecimal.ZERO;
        }

        @Override
        public TaskTimes times() {
            return new TaskTimes(TIMEOUT, Duration.ofHours(1), TaskTimes.growing());
        }

        @Override
        public Optional<URI> callbackBase() {
            return Optional.of(URI.create("http://127.0.0.1/api/callbacks/scripted/"));
        }

        @Override
        public TaskAnswer<String> ask(Optional<URI> callback) {
            asked.add(callback.orElseThrow());
            return answer.get();
        }

        @Override
        public TaskAnswer<String> read(String externalId) {
            return reading.map(Supplier::get)
                    .orElseGet(() -> new TaskAnswer<>(
                            externalId, records.getOrDefault(externalId, TaskAnswer.Progress.RUNNING), externalId));
        }

        @Override
        public boolean isDispensable() {
            return dispensable;
        }

        @Override
        public Instant end(String record, Instant accepted) {
            return end.orElseGet(() -> ProviderWork.super.end(record, accepted));
        }

        @Override
        public void cancel(String externalId) {
            cancelled.add(externalId);
        }

        @Override
        public void succeeded(String record) {
            kept.add(record);
        }

        @Override
        public TaskFailure failure(TaskEnding<String> ending) {
            endings.add(ending.error().map(JobError::message).orElse(""));
            return TaskFailure.again(new JobError(ending.reason().name(), "It came to nothing.", true));
        }
    }
}
