package io.serenade.jobs.calls;

import io.serenade.jobs.Claim;
import io.serenade.jobs.JobError;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.calls.TaskEnding.Reason;
import io.serenade.providers.AccountRefusedException;
import io.serenade.providers.ProviderException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;

/**
 * Has a provider make something, once, and follows it to its end. That it is about to ask is stored first: a request that
 * was sent but never answered may have been taken, so it is not repeated until its time is over, and its callback, whose
 * address carries a token of this very attempt, is taken whenever it comes. Reading the record is the safety net under
 * callbacks, and only the record decides.
 */
@ApplicationScoped
public class AskOnce {
    private static final Logger LOG = System.getLogger(AskOnce.class.getName());
    private static final JobError OVER_BUDGET =
            new JobError("BUDGET_EXCEEDED", "The job has reached its budget, so nothing more is made for it.", false);
    private static final Duration ACCOUNT_REST = Duration.ofMinutes(1);
    private static final Duration UNREADABLE_REST = Duration.ofSeconds(15);
    private static final Duration OVERDUE_REST = Duration.ofMinutes(1);

    private final Map<String, Long> refusedBefore = new ConcurrentHashMap<>();

    @Inject
    ProviderTasks tasks;

    @Inject
    ProviderSlots slots;

    @Inject
    ProviderCalls calls;

    @Inject
    CallbackTokens tokens;

    @Inject
    JobCosts costs;

    @Inject
    Jobs jobs;

    @Inject
    Clock clock;

    /** What one look at an attempt came to: it goes on, it is there, or it came to nothing. */
    private sealed interface Step<R> {
        record Pending<R>(Outcome outcome) implements Step<R> {}

        record Succeeded<R>(ProviderTask task, R record) implements Step<R> {}

        record Ended<R>(ProviderTask task, TaskEnding<R> ending) implements Step<R> {}
    }

    /**
     * Takes a stage with one task a step further. Attempts that came to nothing count as failures of the stage, whose
     * retry policy says whether there is another.
     *
     * @param name what is made, such as {@code song}
     */
    public <R> Outcome follow(Claim claim, String name, ProviderWork<R> work) {
        List<Outcome> pending = new ArrayList<>();
        for (ProviderTask task : tasks.listLive(claim.jobId(), name)) {
            Step<R> step = step(claim, task, work);
            if (step instanceof Step.Pending<R> going) {
                pending.add(going.outcome());
            } else if (step instanceof Step.Ended<R> ended && task.givenUp()) {
                // An earlier attempt whose failure was counted when it was given up.
                jobs.whileHeld(claim, () -> end(ended, work.failure(ended.ending()), work));
            } else {
                return outcome(step, work);
            }
        }
        return pending.isEmpty()
                ? outcome(step(claim, tasks.queue(claim, name, work.account(), clock.instant()), work), work)
                : soonest(pending);
    }

    /**
     * Takes a stage with many tasks a step further: each is asked for as slots allow, and each has its own tries.
     *
     * @param works by the names of their tasks
     * @param tries how many attempts each may have
     * @param backOff the rest after the n-th failed attempt, counted from one
     */
    public <R> TaskGroup followAll(
            Claim claim, Map<String, ProviderWork<R>> works, int tries, IntFunction<Duration> backOff) {
        Map<String, ProviderTask> last = new TreeMap<>();
        tasks.listLast(claim.jobId()).forEach(task -> last.put(task.name(), task));
        TaskGroup group = new TaskGroup(new TreeSet<>(), new TreeMap<>(), new ArrayList<>());
        works.forEach((name, work) -> {
            ProviderTask task = !last.containsKey(name)
                    ? tasks.queue(claim, name, work.account(), clock.instant())
                    : last.get(name);
            switch (task.state()) {
                case SUCCEEDED -> group.succeeded().add(name);
                case FAILED, ABANDONED, CANCELLED -> group.failed().put(name, tasks.errorOf(task));
                case QUEUED, ADMITTED, SENT, RUNNING, OVERDUE ->
                    note(claim, name, step(claim, task, work), work, tries, backOff, group);
            }
        });
        return group;
    }

    private <R> void note(
            Claim claim,
            String name,
            Step<R> step,
            ProviderWork<R> work,
            int tries,
            IntFunction<Duration> backOff,
            TaskGroup group) {
        if (step instanceof Step.Pending<R> going) {
            group.waits().add(timed(going.outcome()));
        } else if (step instanceof Step.Succeeded<R> there) {
            jobs.whileHeld(claim, () -> keep(there, work));
            group.succeeded().add(name);
        } else if (step instanceof Step.Ended<R> ended) {
            TaskFailure failure = work.failure(ended.ending());
            boolean again = failure.again() && ended.task().attempt() < tries;
            Instant next = clock.instant().plus(backOff.apply(ended.task().attempt()));
            jobs.whileHeld(claim, () -> {
                end(ended, failure, work);
                if (again) {
                    tasks.queue(claim, name, work.account(), next);
                }
            });
            if (again) {
                group.waits().add(Outcome.parked(next, Outcome.NOTHING));
            } else {
                group.failed().put(name, failure.error());
            }
        }
    }

    /** Among others a task that waits for the outside world does so for a time of its own. */
    private Outcome timed(Outcome outcome) {
        return outcome instanceof Outcome.Wait wait
                ? Outcome.parked(
                        clock.instant()
                                .plus(wait.atLeast().compareTo(UNREADABLE_REST) > 0 ? wait.atLeast() : UNREADABLE_REST),
                        Outcome.NOTHING)
                : outcome;
    }

    private <R> Outcome outcome(Step<R> step, ProviderWork<R> work) {
        if (step instanceof Step.Succeeded<R> there) {
            return Outcome.done(() -> keep(there, work));
        } else if (step instanceof Step.Ended<R> ended) {
            TaskFailure failure = work.failure(ended.ending());
            Runnable onSettle = () -> end(ended, failure, work);
            return failure.again()
                    ? new Outcome.Retry(failure.error(), onSettle)
                    : new Outcome.Failed(failure.error(), onSettle);
        }
        return ((Step.Pending<R>) step).outcome();
    }

    private <R> void keep(Step.Succeeded<R> there, ProviderWork<R> work) {
        tasks.succeed(there.task());
        costs.settle(there.task().jobId(), paidAs(there.task()), work.price());
        work.succeeded(there.record());
    }

    /** A refused request cost nothing; of any other it is not known, so it counts in full. */
    private <R> void end(Step.Ended<R> ended, TaskFailure failure, ProviderWork<R> work) {
        BigDecimal cost = ended.ending().reason() == Reason.REFUSED ? BigDecimal.ZERO : work.price();
        costs.settle(ended.task().jobId(), paidAs(ended.task()), cost);
        tasks.fail(ended.task(), ended.ending().reason().state(), failure.error());
        failure.onSettle().run();
    }

    /** What wakes a stage first: the earliest time, else a slot. */
    static Outcome soonest(List<Outcome> waits) {
        return waits.stream()
                .filter(Outcome.Parked.class::isInstance)
                .min(Comparator.comparing(wait -> ((Outcome.Parked) wait).until()))
                .or(() -> waits.stream()
                        .filter(wait -> !(wait instanceof Outcome.AwaitingSlot))
                        .findFirst())
                .orElseGet(Outcome::awaitingSlot);
    }

    private <R> Step<R> step(Claim claim, ProviderTask task, ProviderWork<R> work) {
        Instant now = clock.instant();
        boolean resting = task.dueAt().isAfter(now);
        return switch (task.state()) {
            case QUEUED, ADMITTED -> resting ? parked(task.dueAt()) : ask(claim, task, work);
            case SENT -> resting ? parked(task.dueAt()) : unanswered(task);
            case RUNNING, OVERDUE -> resting ? parked(task.dueAt()) : poll(task, work);
            case SUCCEEDED, FAILED, ABANDONED, CANCELLED ->
                throw new IllegalStateException("Provider task " + task.id() + " has ended: " + task.state());
        };
    }

    private static <R> Step<R> parked(Instant until) {
        return new Step.Pending<>(Outcome.parked(until, Outcome.NOTHING));
    }

    private <R> Step<R> ask(Claim claim, ProviderTask task, ProviderWork<R> work) {
        if (task.state() == TaskState.QUEUED && !slots.take(task)) {
            return new Step.Pending<>(Outcome.awaitingSlot());
        }
        if (!reserve(task, work)) {
            return new Step.Ended<>(task, TaskEnding.refused(OVER_BUDGET));
        }
        Instant unansweredUntil = work.times().end(clock.instant());
        boolean[] mayBeSent = new boolean[1];
        boolean held = jobs.whileHeld(claim, () -> mayBeSent[0] = tasks.markSent(task, unansweredUntil));
        if (held && !mayBeSent[0]) {
            // A callback has just brought an earlier attempt.
            withdraw(task);
        }
        if (!held || !mayBeSent[0]) {
            return new Step.Pending<>(Outcome.waiting("it goes on elsewhere", Duration.ZERO));
        }
        try {
            return taken(task, work, send(task, work));
        } catch (ProviderException e) {
            return notTaken(task, e, unansweredUntil);
        }
    }

    private boolean reserve(ProviderTask task, ProviderWork<?> work) {
        if (work.price().signum() == 0) {
            return true;
        }
        costs.open(task.jobId(), Optional.empty());
        return costs.reserve(task.jobId(), paidAs(task), work.price()).isPresent();
    }

    /** As if it had never been asked for. */
    private void withdraw(ProviderTask task) {
        costs.settle(task.jobId(), paidAs(task), BigDecimal.ZERO);
        tasks.withdraw(task);
    }

    private static String paidAs(ProviderTask task) {
        return "task-" + task.id();
    }

    private <R> TaskAnswer<R> send(ProviderTask task, ProviderWork<R> work) {
        Optional<URI> callback = work.callbackBase().map(base -> URI.create(base + tokens.tokenFor(task)));
        return calls.call(
                task.jobId(), task.account(), request(task), task.attempt(), work.price(), () -> work.ask(callback));
    }

    /** The operation as the call log has it; tasks of a kind, such as {@code clip-7}, share one. */
    private static String request(ProviderTask task) {
        return "request-" + task.kind();
    }

    private <R> Step<R> taken(ProviderTask task, ProviderWork<R> work, TaskAnswer<R> answer) {
        Instant now = clock.instant();
        if (!tasks.accept(task, answer.externalId(), work.times().nextPoll(now, now))) {
            return takenTooLate(task, work, answer.externalId());
        }
        refusedBefore.remove(task.account());
        if (slots.open(task.account())) {
            LOG.log(Level.INFO, "The account at {0} is open again", task.account());
        }
        return judge(task, work, answer, now);
    }

    /** The answer came after the job was cancelled, or after another worker had given the request up as unanswered. */
    private <R> Step<R> takenTooLate(ProviderTask task, ProviderWork<R> work, String externalId) {
        if (tasks.get(task.id()).state() == TaskState.CANCELLED) {
            cancel(task, externalId, work);
        } else if (jobs.find(task.jobId())
                .filter(job -> !job.state().isFinished())
                .isPresent()) {
            tasks.adopt(task, externalId);
        } else {
            tasks.noteExternalId(task, externalId);
        }
        return new Step.Pending<>(Outcome.waiting("the answer came too late", Duration.ZERO));
    }

    private <R> Step<R> notTaken(ProviderTask task, ProviderException e, Instant unansweredUntil) {
        return switch (e.category()) {
            case UNANSWERED -> parked(unansweredUntil);
            case UNAVAILABLE -> deferred(task, e.getMessage(), e.retryAfter());
            case ACCOUNT -> accountRefused(task, (AccountRefusedException) e);
            case BROKEN ->
                calls.isFailing(task.account(), request(task))
                        ? deferred(task, e.getMessage(), e.retryAfter())
                        : new Step.Ended<>(
                                task,
                                TaskEnding.refused(
                                        ProviderCalls.toStageException(e).error()));
            case REJECTED ->
                new Step.Ended<>(
                        task,
                        TaskEnding.refused(ProviderCalls.toStageException(e).error()));
        };
    }

    /** Nothing was taken and nothing counts. */
    private <R> Step<R> deferred(ProviderTask task, String reason, Duration atLeast) {
        withdraw(task);
        return new Step.Pending<>(Outcome.waiting(reason, atLeast));
    }

    /** The provider refuses us and not the task, so every task waits until it takes one again. */
    private <R> Step<R> accountRefused(ProviderTask task, AccountRefusedException e) {
        Long before = refusedBefore.put(task.account(), task.id());
        boolean sure = e.isCertain() || before != null && before != task.id();
        if (sure && slots.close(task.account(), e.getMessage())) {
            LOG.log(Level.ERROR, "CRITICAL: {0} refuses our account; its tasks wait: {1}", task.account(), e.detail());
        }
        return deferred(task, "The service takes nothing from us for now.", ACCOUNT_REST);
    }

    private <R> Step<R> unanswered(ProviderTask task) {
        if (calls.isFailing(task.account(), request(task))) {
            LOG.log(Level.WARNING, "Job {0}: {1} never answered, as others", task.jobId(), task.account());
            tasks.abandon(task);
            return new Step.Pending<>(Outcome.waiting("the service answers nobody", Duration.ZERO));
        }
        return new Step.Ended<>(task, TaskEnding.of(Reason.UNANSWERED));
    }

    private <R> Step<R> poll(ProviderTask task, ProviderWork<R> work) {
        String id = task.externalId().orElseThrow();
        Instant accepted = task.acceptedAt().orElseThrow();
        try {
            TaskAnswer<R> answer = calls.call(
                    task.jobId(), task.account(), "read-" + task.kind(), task.attempt(), () -> work.read(id));
            return judge(task, work, answer, accepted);
        } catch (ProviderException e) {
            return unreadable(task, work, e, accepted);
        }
    }

    /** Reading costs nothing, so it is repeated; past the task's time without a slot, and not for ever. */
    private <R> Step<R> unreadable(ProviderTask task, ProviderWork<R> work, ProviderException e, Instant accepted) {
        Instant now = clock.instant();
        Instant end = work.times().end(accepted);
        boolean over = !now.isBefore(end);
        boolean forgotten = e.category() == ProviderException.Category.REJECTED;
        if (over && (forgotten || now.isAfter(end.plus(work.times().grace())))) {
            return new Step.Ended<>(task, TaskEnding.of(Reason.LOST));
        }
        Duration atLeast = over ? OVERDUE_REST : UNREADABLE_REST;
        Instant next = now.plus(e.retryAfter().compareTo(atLeast) > 0 ? e.retryAfter() : atLeast);
        if (over) {
            tasks.markOverdue(task, next);
        } else {
            tasks.pollAt(task, next);
        }
        return parked(next);
    }

    private <R> Step<R> judge(ProviderTask task, ProviderWork<R> work, TaskAnswer<R> answer, Instant accepted) {
        return switch (answer.progress()) {
            case SUCCEEDED -> new Step.Succeeded<>(task, answer.record());
            case FAILED ->
                new Step.Ended<>(task, TaskEnding.failed(answer.record(), Duration.between(accepted, clock.instant())));
            case RUNNING -> stillRunning(task, work, answer.externalId(), accepted);
        };
    }

    private <R> Step<R> stillRunning(ProviderTask task, ProviderWork<R> work, String externalId, Instant accepted) {
        Instant now = clock.instant();
        if (!now.isBefore(work.times().end(accepted))) {
            cancel(task, externalId, work);
            return new Step.Ended<>(task, TaskEnding.of(Reason.TIMED_OUT));
        }
        Instant next = work.times().nextPoll(accepted, now);
        tasks.pollAt(task, next);
        return parked(next);
    }

    /** Spares the provider's work. Where that fails it ends by its own deadline, so nobody need know. */
    void cancel(ProviderTask task, String externalId, ProviderWork<?> work) {
        try {
            calls.call(task.jobId(), task.account(), "cancel-" + task.kind(), task.attempt(), () -> {
                work.cancel(externalId);
                return externalId;
            });
        } catch (ProviderException e) {
            LOG.log(
                    Level.WARNING,
                    "Job {0}: {1} {2} could not be cancelled: {3}",
                    task.jobId(),
                    task.name(),
                    externalId,
                    e.detail());
        }
    }
}
