package io.serenade.jobs.calls;

import io.serenade.jobs.Claim;
import io.serenade.jobs.DatabaseRetries;
import io.serenade.jobs.JobError;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.calls.TaskEnding.Reason;
import io.serenade.platform.database.DatabaseOutage;
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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The steps of one attempt at a provider task: asking, following its record, and cancelling. Each step is stored before
 * the next, so that after a crash it is known what may have been sent.
 */
@ApplicationScoped
class TaskSteps {
    private static final Logger LOG = System.getLogger(TaskSteps.class.getName());
    private static final JobError OVER_BUDGET = new JobError(
            JobCosts.BUDGET_EXCEEDED, "The job has reached its budget, so nothing more is made for it.", false);

    /** Reveals nothing about our account to callers. */
    private static final JobError ACCOUNT_REFUSED =
            new JobError("provider_account", "The service takes nothing from us for now.", true);

    private static final Duration ACCOUNT_DELAY = Duration.ofMinutes(1);
    static final Duration UNREADABLE_DELAY = Duration.ofSeconds(15);
    private static final Duration OVERDUE_DELAY = Duration.ofMinutes(1);

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
    DatabaseRetries retries;

    @Inject
    Clock clock;

    /** Advances one attempt by a step. */
    <R> TaskStep<R> step(Claim claim, ProviderTask task, ProviderWork<R> work) {
        Instant now = clock.instant();
        boolean resting = task.dueAt().isAfter(now);
        return switch (task.state()) {
            case QUEUED, ADMITTED -> resting ? parked(task.dueAt()) : ask(claim, task, work);
            case SENT -> resting ? parked(task.dueAt()) : unanswered(task, work);
            case RUNNING, OVERDUE -> resting ? parked(task.dueAt()) : poll(task, work);
            case SUCCEEDED, FAILED, ABANDONED, CANCELLED ->
                throw new IllegalStateException("Provider task " + task.id() + " has ended: " + task.state());
        };
    }

    private static <R> TaskStep<R> parked(Instant until) {
        return new TaskStep.Pending<>(Outcome.parked(until, Outcome.NOTHING));
    }

    private <R> TaskStep<R> ask(Claim claim, ProviderTask task, ProviderWork<R> work) {
        if (task.state() == TaskState.QUEUED && !slots.take(task)) {
            return new TaskStep.Pending<>(Outcome.awaitingSlot());
        }
        if (!reserve(task, work)) {
            return new TaskStep.Ended<>(task, TaskEnding.refused(OVER_BUDGET));
        }
        Instant now = clock.instant();
        Instant unansweredUntil =
                work.searchedAfter().map(now::plus).orElseGet(() -> work.times().end(now));
        if (!markSent(claim, task, now, unansweredUntil)) {
            return new TaskStep.Pending<>(goesOnElsewhere());
        }
        TaskAnswer<R> answer;
        try {
            answer = send(task, work);
        } catch (ProviderException e) {
            return notTaken(task, work, e, unansweredUntil);
        } catch (Exception e) {
            if (DatabaseOutage.isCauseOf(e)) {
                // The order could not be read, so nothing was sent.
                stored(task, () -> tasks.unmarkSent(task, now));
            }
            throw e;
        }
        return taken(task, work, answer);
    }

    /** Notes that the request is about to be sent. @return false when it must not be */
    private boolean markSent(Claim claim, ProviderTask task, Instant now, Instant unansweredUntil) {
        boolean[] mayBeSent = new boolean[1];
        boolean held;
        try {
            held = jobs.whileHeld(claim, () -> mayBeSent[0] = tasks.markSent(task, now, unansweredUntil));
        } catch (Exception e) {
            // A commit that was not answered may have been made, but nothing was sent.
            stored(task, () -> tasks.unmarkSent(task, now));
            throw e;
        }
        if (held && !mayBeSent[0]) {
            // A callback has just brought an earlier attempt.
            withdraw(task);
        }
        return held && mayBeSent[0];
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

    /** The name under which the costs of an attempt are kept. */
    static String paidAs(ProviderTask task) {
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

    private <R> TaskStep<R> taken(ProviderTask task, ProviderWork<R> work, TaskAnswer<R> answer) {
        Instant now = clock.instant();
        Instant firstPoll = work.times().nextPoll(now, now);
        if (!stored(task, () -> tasks.accept(task, answer.externalId(), firstPoll))) {
            return takenTooLate(task, work, answer.externalId());
        }
        refusedBefore.remove(task.account());
        if (slots.open(task.account())) {
            LOG.log(Level.INFO, "The account at {0} is open again", task.account());
        }
        return judge(task, work, answer, now);
    }

    /** A lost answer would look like no answer, and the request would wait for its whole timeout. */
    private boolean stored(ProviderTask task, Supplier<Boolean> answer) {
        return retries.store("The answer to " + task.name() + " of job " + task.jobId(), answer);
    }

    /** The answer came after the job was cancelled, or after another worker had given the request up as unanswered. */
    private <R> TaskStep<R> takenTooLate(ProviderTask task, ProviderWork<R> work, String externalId) {
        if (tasks.get(task.id()).state() == TaskState.CANCELLED) {
            cancel(task, externalId, work);
        } else if (jobs.find(task.jobId())
                .filter(job -> !job.state().isFinished())
                .isPresent()) {
            tasks.adopt(task, externalId);
        } else {
            tasks.noteExternalId(task, externalId);
        }
        return new TaskStep.Pending<>(Outcome.waiting("the answer came too late", Duration.ZERO));
    }

    private <R> TaskStep<R> notTaken(
            ProviderTask task, ProviderWork<R> work, ProviderException e, Instant unansweredUntil) {
        boolean waits = !work.isDispensable();
        return switch (e.category()) {
            case UNANSWERED -> parked(unansweredUntil);
            case UNAVAILABLE -> waits ? deferred(task, e.getMessage(), e.retryAfter()) : refused(task, e);
            case ACCOUNT ->
                waits
                        ? accountRefused(task, (AccountRefusedException) e)
                        : new TaskStep.Ended<>(task, TaskEnding.refused(ACCOUNT_REFUSED));
            case BROKEN ->
                waits && calls.isFailing(task.account(), request(task))
                        ? deferred(task, e.getMessage(), e.retryAfter())
                        : refused(task, e);
            case REJECTED -> refused(task, e);
        };
    }

    private static <R> TaskStep<R> refused(ProviderTask task, ProviderException e) {
        return new TaskStep.Ended<>(
                task, TaskEnding.refused(ProviderCalls.toStageException(e).error(), e.retryAfter()));
    }

    /** The request was not accepted, and nothing is counted. */
    private <R> TaskStep<R> deferred(ProviderTask task, String reason, Duration atLeast) {
        stored(task, () -> {
            withdraw(task);
            return true;
        });
        return new TaskStep.Pending<>(Outcome.waiting(reason, atLeast));
    }

    /** The provider refuses our account and not the task, so every task waits until it accepts one again. */
    private <R> TaskStep<R> accountRefused(ProviderTask task, AccountRefusedException e) {
        Long before = refusedBefore.put(task.account(), task.id());
        boolean sure = e.isCertain() || before != null && before != task.id();
        if (sure && slots.close(task.account(), e.getMessage())) {
            LOG.log(Level.ERROR, "CRITICAL: {0} refuses our account; its tasks wait: {1}", task.account(), e.detail());
        }
        return deferred(task, ACCOUNT_REFUSED.message(), ACCOUNT_DELAY);
    }

    private <R> TaskStep<R> unanswered(ProviderTask task, ProviderWork<R> work) {
        return work.searchedAfter().isPresent() ? search(task, work) : neverAnswered(task, work);
    }

    /** Looks for what it made until its time is over, and a while longer where the provider cannot be asked. */
    private <R> TaskStep<R> search(ProviderTask task, ProviderWork<R> work) {
        Instant sent = task.sentAt().orElseThrow();
        Instant end = work.times().end(sent);
        Instant again = clock.instant().plus(UNREADABLE_DELAY);
        try {
            Optional<TaskAnswer<R>> made = calls.call(
                    task.jobId(),
                    task.account(),
                    "search-" + task.kind(),
                    task.attempt(),
                    found -> found.isPresent() ? work.price() : BigDecimal.ZERO,
                    () -> work.search(sent));
            if (made.isPresent()) {
                return taken(task, work, made.get());
            }
        } catch (ProviderException e) {
            if (e.category() != ProviderException.Category.REJECTED) {
                end = end.plus(work.times().grace());
                again = again.plus(e.retryAfter());
            }
        }
        if (!clock.instant().isBefore(end)) {
            return neverAnswered(task, work);
        }
        Instant next = again.isAfter(end) ? end : again;
        tasks.pollAt(task, next);
        return parked(next);
    }

    private <R> TaskStep<R> neverAnswered(ProviderTask task, ProviderWork<R> work) {
        if (!work.isDispensable() && calls.isFailing(task.account(), request(task))) {
            LOG.log(Level.WARNING, "Job {0}: {1} never answered, as others", task.jobId(), task.account());
            tasks.abandon(task);
            return new TaskStep.Pending<>(Outcome.waiting("the service answers nobody", Duration.ZERO));
        }
        return new TaskStep.Ended<>(task, TaskEnding.of(Reason.UNANSWERED));
    }

    private <R> TaskStep<R> poll(ProviderTask task, ProviderWork<R> work) {
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

    /**
     * Reading costs nothing, so it is repeated; after the task's timeout without a slot, and only for a limited time.
     */
    private <R> TaskStep<R> unreadable(ProviderTask task, ProviderWork<R> work, ProviderException e, Instant accepted) {
        Instant now = clock.instant();
        Instant end = work.times().end(accepted);
        boolean over = !now.isBefore(end);
        boolean forgotten = e.category() == ProviderException.Category.REJECTED;
        if (over && (forgotten || now.isAfter(end.plus(work.times().grace())))) {
            return new TaskStep.Ended<>(task, TaskEnding.of(Reason.LOST));
        }
        Duration atLeast = over ? OVERDUE_DELAY : UNREADABLE_DELAY;
        Instant next = now.plus(e.retryAfter().compareTo(atLeast) > 0 ? e.retryAfter() : atLeast);
        if (over) {
            tasks.markOverdue(task, next);
        } else {
            tasks.pollAt(task, next);
        }
        return parked(next);
    }

    private <R> TaskStep<R> judge(ProviderTask task, ProviderWork<R> work, TaskAnswer<R> answer, Instant accepted) {
        return switch (answer.progress()) {
            case SUCCEEDED -> new TaskStep.Succeeded<>(task, answer.record());
            case FAILED ->
                new TaskStep.Ended<>(
                        task, TaskEnding.failed(answer.record(), Duration.between(accepted, clock.instant())));
            case RUNNING -> stillRunning(task, work, answer, accepted);
        };
    }

    private <R> TaskStep<R> stillRunning(
            ProviderTask task, ProviderWork<R> work, TaskAnswer<R> answer, Instant accepted) {
        Instant now = clock.instant();
        Instant end = answer.record() == null ? work.times().end(accepted) : work.end(answer.record(), accepted);
        if (!now.isBefore(end)) {
            cancel(task, answer.externalId(), work);
            return new TaskStep.Ended<>(task, TaskEnding.timedOut(answer.record()));
        }
        Instant poll = work.times().nextPoll(accepted, now);
        Instant next = poll.isAfter(end) ? end : poll;
        tasks.pollAt(task, next);
        if (answer.record() != null) {
            work.goesOn(answer.externalId(), answer.record());
        }
        return parked(next);
    }

    /**
     * Cancels the task at the provider. If that fails, the task ends at its own deadline, so the failure is not
     * reported.
     */
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

    static Outcome goesOnElsewhere() {
        return Outcome.waiting("it goes on elsewhere", Duration.ZERO);
    }
}
