package io.serenade.jobs.calls;

import static io.serenade.jobs.JobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.jobs.Claim;
import io.serenade.jobs.Job;
import io.serenade.jobs.JobBuilder.NamedStage;
import io.serenade.jobs.JobEnded;
import io.serenade.jobs.JobState;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.RetryPolicy;
import io.serenade.jobs.Stage;
import io.serenade.jobs.WorkerPool;
import io.serenade.jobs.Workflows;
import io.serenade.jobs.calls.CallbackTokens.Callback;
import io.serenade.jobs.outbox.OutboxForTests;
import io.serenade.platform.FiredEvents;
import io.serenade.platform.SettableClock;
import io.serenade.platform.database.TestDatabase;
import io.serenade.providers.ProviderException;
import io.serenade.providers.ProviderException.Category;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A callback for a job that has failed, from its arrival to the look at the provider's record, on the real tables. */
class LateResultsTest {
    private static final Instant NOON = Instant.parse("2027-02-14T12:00:00Z");
    private static final String ID = "job-1";

    private static TestDatabase database;

    private final ProviderTasks tasks = new ProviderTasks();
    private final TaskCallbacks callbacks = new TaskCallbacks();
    private final LateResults lateResults = new LateResults();
    private final Provider provider = new Provider();
    private final List<String> resumed = new ArrayList<>();
    private OutboxForTests sending;
    private Job job = aJob().withId(ID).failedAt("make").build();

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
    }

    @BeforeEach
    void wire() {
        database.update("delete from outbox");
        database.update("delete from jobs");
        tasks.database = database;
        tasks.freed = new FiredEvents<>();
        tasks.clock = new SettableClock(NOON);
        Jobs jobs = jobs();
        lateResults.tasks = tasks;
        lateResults.jobs = jobs;
        lateResults.calls = new ProviderCalls();
        lateResults.calls.callLog = new CallLog() {
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
        lateResults.workflows = new Workflows() {
            @Override
            public Optional<Stage> findStage(String product, String name) {
                return Optional.of(name.equals("make") ? new Make() : new NamedStage(name, WorkerPool.IO));
            }
        };
        lateResults.revival = new LateResults.Revival();
        lateResults.revival.jobs = jobs;
        lateResults.revival.tasks = tasks;
        sending = new OutboxForTests(database, lateResults);
        callbacks.tasks = tasks;
        callbacks.jobs = jobs;
        callbacks.outbox = sending.outbox();
        askedAndFailed();
    }

    @Test
    void revivesAFailedJobWhoseRecordSaysSuccess() {
        provider.answer = () -> recordSaying(TaskAnswer.Progress.SUCCEEDED);

        callBack(true);
        assertThat(sending.timesDue()).isEqualTo(1);
        assertThat(provider.read)
                .as("nobody waits for the provider in a callback")
                .isEmpty();
        sending.sendNext();

        assertThat(provider.read).containsExactly("p1");
        assertThat(provider.log).containsExactly("read-thing ok");
        assertThat(resumed).containsExactly("job-1 make");
        assertThat(task().state()).isEqualTo(TaskState.RUNNING);
        assertThat(message()).isEqualTo("DELIVERED");
    }

    @Test
    void revivesNothingWhenTheRecordSaysNoSuccess() {
        provider.answer = () -> recordSaying(TaskAnswer.Progress.FAILED);

        callBack(true);
        sending.sendNext();

        assertThat(provider.read).containsExactly("p1");
        assertThat(resumed).isEmpty();
        assertThat(task().state()).isEqualTo(TaskState.ABANDONED);
        assertThat(message()).isEqualTo("DELIVERED");
    }

    @Test
    void looksAgainWhenTheRecordCannotBeRead() {
        provider.answer = LateResultsTest::fails;
        callBack(true);
        sending.sendNext();

        assertThat(message()).isEqualTo("WAITING");
        assertThat(secondsUntilDue()).isBetween(25.0, 33.0);
        assertThat(resumed).isEmpty();

        provider.answer = () -> recordSaying(TaskAnswer.Progress.SUCCEEDED);
        sending.sendNext();

        assertThat(resumed).containsExactly("job-1 make");
        assertThat(message()).isEqualTo("DELIVERED");
    }

    /** Its callback came a moment before its record changed; what it made is paid. */
    @Test
    void looksAgainWhileTheRecordSaysThatItRuns() {
        provider.answer = () -> recordSaying(TaskAnswer.Progress.RUNNING);
        callBack(true);
        sending.sendNext();

        assertThat(message()).isEqualTo("WAITING");
        assertThat(secondsUntilDue()).isBetween(25.0, 33.0);

        provider.answer = () -> recordSaying(TaskAnswer.Progress.SUCCEEDED);
        sending.sendNext();

        assertThat(resumed).containsExactly("job-1 make");
        assertThat(message()).isEqualTo("DELIVERED");
    }

    @Test
    void givesUpWhatRunsForEver() {
        provider.answer = () -> recordSaying(TaskAnswer.Progress.RUNNING);
        callBack(true);

        sendAll();

        assertThat(message()).isEqualTo("GIVEN_UP");
        assertThat(provider.read).hasSize(6);
    }

    /** A provider that repeats itself would have us read its record for ever. */
    @Test
    void aRepeatedCallbackLeavesTheWaitingLookAsItIs() {
        provider.answer = LateResultsTest::fails;
        callBack(true);
        sending.sendNext();
        sending.sendNext();
        assertThat(secondsUntilDue()).isBetween(290.0, 330.0);

        callBack(true);

        assertThat(secondsUntilDue()).isBetween(290.0, 330.0);
        for (int copy = 0; copy < 20; copy++) {
            sending.sendNext();
            if (message().equals("WAITING")) {
                callBack(true);
            }
        }
        assertThat(message()).isEqualTo("GIVEN_UP");
        assertThat(provider.read).hasSize(6);
    }

    private void sendAll() {
        while (message().equals("WAITING")) {
            assertThat(sending.sendNext()).isTrue();
        }
    }

    @Test
    void restsAsLongAsTheProviderSays() {
        provider.answer = () -> {
            throw new ProviderException(Category.UNAVAILABLE, "busy", Duration.ofMinutes(4), null, null);
        };

        callBack(true);
        sending.sendNext();

        assertThat(secondsUntilDue()).isBetween(235.0, 240.0);
    }

    @Test
    void isGivenUpAfterAboutADay() {
        provider.answer = LateResultsTest::fails;
        callBack(true);

        double rested = 0;
        while (sending.sendNext()) {
            rested += message().equals("WAITING") ? secondsUntilDue() : 0;
        }

        assertThat(message()).isEqualTo("GIVEN_UP");
        assertThat(Duration.ofSeconds((long) rested)).isBetween(Duration.ofHours(23), Duration.ofHours(27));
        assertThat(resumed).isEmpty();
    }

    @Test
    void asksNothingForAJobThatGoesOnMeanwhile() {
        callBack(true);
        job = aJob().withId(ID).at("make").inState(JobState.RUNNING).build();

        sending.sendNext();

        assertThat(provider.read).isEmpty();
        assertThat(resumed).isEmpty();
        assertThat(message()).isEqualTo("DELIVERED");
    }

    @Test
    void leavesAJobThatFailedInAnotherStage() {
        provider.answer = () -> recordSaying(TaskAnswer.Progress.SUCCEEDED);
        job = aJob().withId(ID).failedAt("render").build();

        callBack(true);
        sending.sendNext();

        assertThat(resumed).isEmpty();
        assertThat(task().state()).isEqualTo(TaskState.ABANDONED);
    }

    @Test
    void asksNothingForAJobThatWasErasedMeanwhile() {
        callBack(true);
        job = aJob().withId(ID).failedAt("make").erasedAt(NOON).build();

        sending.sendNext();

        assertThat(provider.read).isEmpty();
        assertThat(resumed).isEmpty();
    }

    @Test
    void plansNothingForACallbackThatSaysNoEnd() {
        callBack(false);

        assertThat(sending.sendNext()).isFalse();
        assertThat(provider.read).isEmpty();
    }

    @Test
    void looksOnceForAllCopiesOfACallback() {
        provider.answer = () -> recordSaying(TaskAnswer.Progress.SUCCEEDED);
        callBack(true);
        callBack(true);

        assertThat(sending.sendNext()).isTrue();

        assertThat(sending.sendNext()).isFalse();
        assertThat(provider.read).containsExactly("p1");
    }

    /** The request was sent and never answered, and its job failed of that. */
    private void askedAndFailed() {
        database.update("""
                insert into jobs (id, product, state, stage, pool, created_at, updated_at)
                values (?, 'test', 'FAILED', 'make', 'io', now(), now())""", ID);
        ProviderTask asked = tasks.queue(new Claim(ID, "test", "make", 0, 1, false), "thing", "scripted", NOON);
        tasks.admit(asked.id());
        tasks.markSent(asked, NOON, NOON.plusSeconds(600));
        tasks.endWith(new JobEnded(ID, "test", JobState.FAILED, Duration.ZERO));
        assertThat(task().externalId()).isEmpty();
    }

    private void callBack(boolean isFinal) {
        callbacks.hint("scripted", Optional.of(new Callback(ID, "t" + task().id())), Optional.empty(), "p1", isFinal);
    }

    private ProviderTask task() {
        return tasks.findLast(ID).orElseThrow();
    }

    private static String message() {
        return database.find("select state from outbox where kind = 'late-result'", row -> row.getString(1))
                .orElseThrow();
    }

    private static double secondsUntilDue() {
        return database.find("select extract(epoch from due_at - now()) from outbox", row -> row.getDouble(1))
                .orElseThrow();
    }

    private static TaskAnswer<String> recordSaying(TaskAnswer.Progress progress) {
        return new TaskAnswer<>("p1", progress, "the record");
    }

    private static TaskAnswer<String> fails() {
        throw new ProviderException(Category.BROKEN, "500", null);
    }

    private Jobs jobs() {
        return new Jobs() {
            @Override
            public Optional<Job> find(String id) {
                return Optional.of(job);
            }

            @Override
            public Optional<Job> findLocked(String id) {
                return Optional.of(job);
            }

            @Override
            public void resume(String id, String stage) {
                resumed.add(id + " " + stage);
            }
        };
    }

    private final class Make implements TaskStage {
        @Override
        public ProviderWork<?> workOf(String jobId, String taskName) {
            return provider;
        }

        @Override
        public String name() {
            return "make";
        }

        @Override
        public WorkerPool pool() {
            return WorkerPool.IO;
        }

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
            throw new UnsupportedOperationException("no stage runs here");
        }
    }

    /** Shows its records as a test says; asked for nothing new. */
    private static final class Provider implements ProviderWork<String> {
        private final List<String> read = new ArrayList<>();
        private final List<String> log = new ArrayList<>();
        private Supplier<TaskAnswer<String>> answer = () -> TaskAnswer.running("p1");

        @Override
        public String account() {
            return "scripted";
        }

        @Override
        public TaskTimes times() {
            return new TaskTimes(Duration.ofMinutes(10), Duration.ofHours(1), TaskTimes.growing());
        }

        @Override
        public Optional<URI> callbackBase() {
            return Optional.empty();
        }

        @Override
        public TaskAnswer<String> ask(Optional<URI> callback) {
            throw new UnsupportedOperationException("nothing is paid here");
        }

        @Override
        public TaskAnswer<String> read(String externalId) {
            read.add(externalId);
            return answer.get();
        }

        @Override
        public void succeeded(String record) {
            throw new UnsupportedOperationException("its stage keeps the result");
        }

        @Override
        public TaskFailure failure(TaskEnding<String> ending) {
            throw new UnsupportedOperationException("nothing is counted here");
        }
    }
}
