package io.serenade.jobs.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.jobs.Claim;
import io.serenade.jobs.CoreForTests;
import io.serenade.jobs.CoreForTests.World;
import io.serenade.jobs.JobBuilder.NamedStage;
import io.serenade.jobs.JobError;
import io.serenade.jobs.JobQueue;
import io.serenade.jobs.JobState;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.RetryPolicy;
import io.serenade.jobs.StageException;
import io.serenade.jobs.WorkerPool;
import io.serenade.jobs.calls.CallbackTokens.Callback;
import io.serenade.jobs.outbox.OutboxMessage;
import io.serenade.platform.ManagedThreads;
import io.serenade.providers.ProviderAccount;
import io.serenade.providers.ProviderException;
import io.serenade.providers.ProviderException.Category;
import io.serenade.providers.RequestRefusedException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random sequences of whatever can happen to jobs and their tasks: workers that are slow or vanish, time that passes,
 * callbacks that come early, late, twice or never, a provider that refuses or stays silent, people who cancel and retry.
 * After each step the invariants hold, and when the world has calmed down every job comes to its end.
 */
class CoreModelTest {
    private static final String ACCOUNT = "scripted";
    private static final int SLOTS = 2;
    private static final int STEPS = 120;
    private static final Duration TIMEOUT = Duration.ofMinutes(10);
    private static final Duration GRACE = Duration.ofHours(1);

    private static World world;

    private final Make make = new Make();
    private final CoreForTests core = world.core(make, new NamedStage("finish", WorkerPool.RENDER));
    private final Jobs jobs = core.jobs();
    private final JobQueue queue = core.queue();
    private final Provider provider = new Provider();
    private final Map<String, JobState> before = new HashMap<>();
    private final List<Claim> issued = new ArrayList<>();
    private final List<Claim> working = new ArrayList<>();
    private final Map<Claim, Outcome> unsettled = new HashMap<>();
    private final List<String> steps = new ArrayList<>();
    private Random random;

    @BeforeAll
    static void open() {
        world = World.create();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void holdsWhateverHappens(long seed) {
        random = new Random(seed);
        core.beans()
                .give(new ProviderAccount(ACCOUNT, SLOTS, 0))
                .give(new PaidRequests(OptionalInt.empty()))
                .give(ManagedThreads.over(Runnable::run))
                .give(new CallbackTokens() {
                    @Override
                    public String tokenFor(ProviderTask task) {
                        return "t" + task.id();
                    }
                });
        core.beans().get(SlotAdmission.class);
        core.beans().get(JobCosts.class);
        make.askOnce = core.beans().get(AskOnce.class);

        for (int step = 0; step < STEPS; step++) {
            step();
            check();
        }
        calmDown();
        check();

        assertThat(before).as(this::story).isNotEmpty().allSatisfy((id, state) -> assertThat(state.isFinished())
                .as(id + " is " + state)
                .isTrue());
        assertThat(core.beans().get(ProviderSlots.class).taken(ACCOUNT))
                .as(this::story)
                .isZero();
    }

    private void step() {
        switch (random.nextInt(16)) {
            case 0, 1 -> start();
            case 2, 3, 4 -> claim(random.nextInt(4) == 0 ? WorkerPool.RENDER : WorkerPool.IO);
            case 5, 6, 7 -> any(working).ifPresent(this::work);
            case 8, 9 -> any(List.copyOf(unsettled.keySet())).ifPresent(this::settle);
            case 10 -> any(working).ifPresent(this::vanish);
            case 11 ->
                pass(List.of(Duration.ofSeconds(1), Duration.ofSeconds(15), JobQueue.LEASE, TIMEOUT, GRACE)
                        .get(random.nextInt(5)));
            case 12 -> any(provider.taken()).ifPresent(this::callBack);
            case 13 -> any(provider.taken()).ifPresent(provider::end);
            case 14 -> lookLate();
            case 15 -> any(List.copyOf(before.keySet())).ifPresent(random.nextInt(3) == 0 ? this::cancel : this::retry);
            default -> throw new IllegalStateException();
        }
    }

    private void start() {
        if (before.size() < 8) {
            String id = "job-" + (before.size() + 1);
            note("start " + id);
            core.start(id);
        }
    }

    private void claim(WorkerPool pool) {
        core.claim(pool).ifPresent(claim -> {
            note("claim " + claim);
            assertThat(issued)
                    .as(this::story)
                    .noneMatch(other ->
                            jobs.whileHeld(other, () -> {}) && other.jobId().equals(claim.jobId()));
            issued.add(claim);
            working.add(claim);
        });
    }

    private void work(Claim claim) {
        working.remove(claim);
        Outcome outcome = run(claim);
        note("work " + claim.jobId() + " " + outcome.getClass().getSimpleName());
        unsettled.put(claim, outcome);
    }

    private Outcome run(Claim claim) {
        try {
            return claim.abandoned()
                    ? Outcome.failed(new JobError("worker_lost", "", false))
                    : claim.stage().equals("make") ? make.run(claim) : Outcome.done(Outcome.NOTHING);
        } catch (StageException e) {
            return e.toOutcome();
        }
    }

    private void settle(Claim claim) {
        note("settle " + claim.jobId() + " " + claim.version());
        jobs.settle(claim, unsettled.remove(claim));
    }

    private void vanish(Claim claim) {
        note("vanish " + claim.jobId());
        working.remove(claim);
    }

    private void pass(Duration time) {
        note("pass " + time);
        core.clock().moveOn(time);
        queue.renewLeases(working.stream().filter(claim -> random.nextBoolean()).toList());
        ProviderSlots slots = core.beans().get(ProviderSlots.class);
        slots.names().forEach(slots::admit);
    }

    private void callBack(String externalId) {
        boolean isFinal = provider.records.get(externalId) != TaskAnswer.Progress.RUNNING;
        note("call back " + externalId + " " + isFinal);
        core.beans()
                .get(TaskCallbacks.class)
                .hint(ACCOUNT, Optional.of(provider.callbacks.get(externalId)), Optional.empty(), externalId, isFinal);
    }

    /** Delivers what waits in the outbox. */
    private void lookLate() {
        List<String> tasks = world.database()
                .list("delete from outbox where state = 'WAITING' returning key", row -> row.getString(1));
        tasks.forEach(task -> {
            note("look at " + task);
            core.beans()
                    .get(LateResults.class)
                    .send(new OutboxMessage(0, LateResults.KIND, task, Optional.empty(), "{}", 1, 1));
        });
    }

    private void cancel(String id) {
        note("cancel " + id);
        core.beans().get(CancelJob.class).cancel(id);
    }

    private void retry(String id) {
        if (core.job(id).state() == JobState.FAILED) {
            note("retry " + id);
            jobs.resume(id, "make");
        }
    }

    /** The provider makes what it took, workers work, and time passes. */
    private void calmDown() {
        note("calm");
        provider.calm = true;
        working.clear();
        unsettled.clear();
        for (int round = 0; round < 60 && before.values().stream().anyMatch(state -> !state.isFinished()); round++) {
            pass(Duration.ofSeconds(61));
            check();
            provider.taken().forEach(id -> provider.records.put(id, TaskAnswer.Progress.SUCCEEDED));
            for (WorkerPool pool : WorkerPool.values()) {
                for (Optional<Claim> claim = core.claim(pool); claim.isPresent(); claim = core.claim(pool)) {
                    check();
                    work(claim.get());
                    check();
                    settle(claim.get());
                    check();
                }
            }
        }
    }

    private void check() {
        world.database()
                .list(
                        "select id, state from jobs",
                        row -> Map.entry(row.getString(1), JobState.valueOf(row.getString(2))))
                .forEach(job -> moved(job.getKey(), job.getValue()));
        none("more tasks than slots, but for those that come back after they were given up", """
                select account from provider_tasks where state in ('ADMITTED', 'SENT', 'RUNNING') and not given_up
                 group by account having count(*) > 2""");
        none("a job that has ended and holds a slot or waits for one", """
                select j.id from jobs j join provider_tasks t on t.job_id = j.id
                 where j.state in ('SUCCEEDED', 'FAILED', 'CANCELLED')
                   and t.state in ('QUEUED', 'ADMITTED', 'SENT', 'RUNNING', 'OVERDUE')""");
        none("a job that waits for a slot and has no task in line", """
                select id from jobs j where state = 'WAITING'
                   and not exists (select 1 from provider_tasks t where t.job_id = j.id and t.state = 'QUEUED')""");
        none("a job that nobody will look at", """
                select id from jobs where (state in ('READY', 'PARKED', 'RUNNING')) <> (due_at is not null)""");
        none("a task that was made and one that is still being made for the same", """
                select a.job_id from provider_tasks a join provider_tasks b on b.job_id = a.job_id and b.name = a.name
                 where a.state = 'SUCCEEDED' and b.state in ('QUEUED', 'ADMITTED', 'SENT', 'RUNNING', 'OVERDUE')""");
    }

    private void none(String what, String query) {
        assertThat(world.database().list(query, row -> row.getString(1)))
                .as(() -> what + "\n" + story())
                .isEmpty();
    }

    private void moved(String id, JobState state) {
        JobState last = before.put(id, state);
        assertThat(last == null || last == state || last.mayBecome(state))
                .as(() -> id + " went from " + last + " to " + state + "\n" + story())
                .isTrue();
    }

    private <T> Optional<T> any(List<T> things) {
        return things.isEmpty() ? Optional.empty() : Optional.of(things.get(random.nextInt(things.size())));
    }

    private void note(String step) {
        steps.add(step);
    }

    /** What led here. */
    private String story() {
        return String.join("\n", steps);
    }

    private final class Make implements TaskStage {
        private AskOnce askOnce;

        @Override
        public ProviderWork<String> workOf(String jobId, String taskName) {
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
            return askOnce.follow(claim, "thing", provider);
        }
    }

    /** Takes, refuses or does not answer, at random, until it is calm. */
    private final class Provider implements ProviderWork<String> {
        private final Map<String, TaskAnswer.Progress> records = new HashMap<>();
        private final Map<String, Callback> callbacks = new HashMap<>();
        private boolean calm;

        List<String> taken() {
            return records.keySet().stream().sorted().toList();
        }

        void end(String id) {
            note("end " + id);
            records.replace(
                    id,
                    TaskAnswer.Progress.RUNNING,
                    random.nextInt(3) == 0 ? TaskAnswer.Progress.FAILED : TaskAnswer.Progress.SUCCEEDED);
        }

        @Override
        public String account() {
            return ACCOUNT;
        }

        @Override
        public TaskTimes times() {
            return new TaskTimes(TIMEOUT, GRACE, TaskTimes.growing());
        }

        @Override
        public Optional<URI> callbackBase() {
            return Optional.of(URI.create("http://127.0.0.1/"));
        }

        /** Paid only when nothing of the same job may still be made here. */
        @Override
        public TaskAnswer<String> ask(Optional<URI> callback) {
            long task = Long.parseLong(callback.orElseThrow().getPath().substring(2));
            String job = core.beans().get(ProviderTasks.class).get(task).jobId();
            assertThat(core.beans().get(ProviderTasks.class).listAtProvider(job))
                    .as(CoreModelTest.this::story)
                    .extracting(ProviderTask::id)
                    .containsExactly(task);
            int luck = calm ? 9 : random.nextInt(10);
            if (luck == 0) {
                throw new ProviderException(Category.UNAVAILABLE, "busy", null);
            } else if (luck == 1) {
                throw new ProviderException(Category.BROKEN, "500", null);
            } else if (luck == 2) {
                throw new RequestRefusedException("422", null);
            }
            String id = "p" + task;
            if (luck > 3) {
                records.put(id, TaskAnswer.Progress.RUNNING);
                callbacks.put(id, new Callback(job, "t" + task));
            }
            if (luck < 6) {
                throw new ProviderException(Category.UNANSWERED, "no answer", null);
            }
            return TaskAnswer.running(id);
        }

        @Override
        public TaskAnswer<String> read(String id) {
            if (!calm && random.nextInt(6) == 0) {
                throw new ProviderException(Category.BROKEN, "500", null);
            }
            return new TaskAnswer<>(id, records.get(id), id);
        }

        @Override
        public void succeeded(String record) {
            assertThat(records).as(CoreModelTest.this::story).containsEntry(record, TaskAnswer.Progress.SUCCEEDED);
        }

        @Override
        public TaskFailure failure(TaskEnding<String> ending) {
            return TaskFailure.again(new JobError(ending.reason().name(), "It came to nothing.", true));
        }
    }
}
