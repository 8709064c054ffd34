package io.serenade.jobs.calls;

import static io.serenade.jobs.JobBuilder.aJob;

import io.serenade.jobs.Claim;
import io.serenade.jobs.DatabaseRetries;
import io.serenade.jobs.Job;
import io.serenade.jobs.JobState;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.Stage;
import io.serenade.jobs.Workflow;
import io.serenade.jobs.Workflows;
import io.serenade.jobs.calls.CallbackTokens.Callback;
import io.serenade.platform.BeansOf;
import io.serenade.platform.FiredEvents;
import io.serenade.platform.SettableClock;
import io.serenade.platform.database.DatabaseException;
import io.serenade.platform.database.TestDatabase;
import io.serenade.providers.AccountRefusedException;
import io.serenade.providers.ProviderAccount;
import io.serenade.providers.ProviderException;
import io.serenade.providers.ProviderException.Category;
import java.math.BigDecimal;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The core's code of provider tasks on the real tables, with a clock, a provider and a database that do what a test says. */
abstract class TaskFixture {
    static final Instant NOON = Instant.parse("2027-02-14T12:00:00Z");
    static final Duration TIMEOUT = Duration.ofMinutes(10);
    static final int SLOTS = 2;

    static TestDatabase database;

    final SettableClock clock = new SettableClock(NOON);
    final ProviderTasks tasks = new ProviderTasksOfADatabaseThatMayBeAway();
    final ProviderSlots slots = new ProviderSlots();
    final DailyRequests daily = new DailyRequests();
    final ProviderCalls calls = new ProviderCalls();
    final AskOnce askOnce = new AskOnce();
    final TaskSteps steps = new TaskSteps();
    final ScriptedProvider provider = new ScriptedProvider();
    final Map<String, JobState> states = new TreeMap<>();
    final Set<String> woken = new HashSet<>();
    boolean held = true;
    Runnable beforeHeld = () -> {};
    Runnable afterHeld = () -> {};
    int failuresOfTheDatabase;
    final List<Duration> rests = new ArrayList<>();

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
                provider.costs.add(cost);
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

    TaskGroup followAll(Map<String, ProviderWork<String>> works) {
        return followAll("job-1", works);
    }

    TaskGroup followAll(String id, Map<String, ProviderWork<String>> works) {
        create(id);
        return askOnce.followAll(claim(id), works, 3, failure -> Duration.ofSeconds(4));
    }

    Outcome run(String id) {
        create(id);
        return askOnce.follow(claim(id), "thing", provider);
    }

    /** Runs it and stores what it came to, as the engine does. */
    Outcome settle(String id) {
        Outcome outcome = run(id);
        outcome.onSettle().run();
        return outcome;
    }

    /** Jobs are as old as their numbers say. */
    void create(String id) {
        database.update("""
            insert into jobs (id, product, state, stage, pool, created_at, updated_at)
            values (?, 'test', 'RUNNING', 'make', 'io', ?, now()) on conflict do nothing\
            """, id, NOON.minusSeconds(1000 - Integer.parseInt(id.substring(4))));
        states.putIfAbsent(id, JobState.RUNNING);
    }

    static Claim claim(String id) {
        return new Claim(id, "test", "make", 0, 1, false);
    }

    ProviderTask last(String id) {
        return tasks.findLast(id).orElseThrow();
    }

    void callBack(String id, int attempt, String externalId) {
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

    static Supplier<TaskAnswer<String>> fails(Category category) {
        return () -> {
            throw new ProviderException(category, "It went wrong.", null);
        };
    }

    static Supplier<TaskAnswer<String>> refusesAccount(boolean certain) {
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

    static DatabaseException away() {
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
}
