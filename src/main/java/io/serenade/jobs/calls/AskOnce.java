package io.serenade.jobs.calls;

import io.serenade.jobs.Claim;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.calls.TaskEnding.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
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
import java.util.function.IntFunction;

/**
 * Sends a paid request to a provider once and follows the task to its end. The intent is stored before the request is
 * sent: a request that was sent but never answered may have been accepted, so it is not repeated until it times out,
 * and its callback, whose address carries a token of this attempt, is accepted at any time. Polling the record is the
 * fallback for lost callbacks, and only the record decides.
 */
@ApplicationScoped
public class AskOnce {
    @Inject
    ProviderTasks tasks;

    @Inject
    TaskSteps steps;

    @Inject
    JobCosts costs;

    @Inject
    Jobs jobs;

    @Inject
    Clock clock;

    /**
     * Advances a stage with one task. Failed attempts count as failures of the stage, whose retry policy says whether
     * there is another attempt.
     *
     * @param name what is made, such as {@code song}
     */
    public <R> Outcome follow(Claim claim, String name, ProviderWork<R> work) {
        List<Outcome> pending = new ArrayList<>();
        for (ProviderTask task : tasks.listLive(claim.jobId(), name)) {
            TaskStep<R> step = steps.step(claim, task, work);
            if (step instanceof TaskStep.Pending<R> going) {
                pending.add(going.outcome());
            } else if (step instanceof TaskStep.Ended<R> ended && task.givenUp()) {
                // An earlier attempt whose failure was counted when it was given up.
                jobs.whileHeld(claim, () -> end(ended, work.failure(ended.ending()), work));
            } else {
                return outcome(step, work);
            }
        }
        return pending.isEmpty()
                ? queue(claim, name, work)
                        .map(task -> outcome(steps.step(claim, task, work), work))
                        .orElseGet(TaskSteps::goesOnElsewhere)
                : soonest(pending);
    }

    /**
     * Nothing is queued for a job that was withdrawn or taken over by another worker: nobody would remove it from the
     * queue.
     */
    private Optional<ProviderTask> queue(Claim claim, String name, ProviderWork<?> work) {
        List<ProviderTask> queued = new ArrayList<>();
        jobs.whileHeld(claim, () -> queued.add(tasks.queue(claim, name, work.account(), clock.instant())));
        return queued.stream().findFirst();
    }

    /** Takes back an attempt that still waits for a slot, as if it had never been asked for; in the caller's transaction. */
    public void takeBack(String jobId, String name) {
        tasks.listLive(jobId, name).forEach(tasks::withdraw);
    }

    /**
     * Advances a stage with many tasks: each is requested as slots allow, and each has its own attempts.
     *
     * @param works by the names of their tasks
     * @param tries how many attempts each may have
     * @param backOff the delay after the n-th failed attempt, counted from one
     */
    public <R> TaskGroup followAll(
            Claim claim, Map<String, ProviderWork<R>> works, int tries, IntFunction<Duration> backOff) {
        Map<String, ProviderTask> last = new TreeMap<>();
        tasks.listLast(claim.jobId()).forEach(task -> last.put(task.name(), task));
        TaskGroup group = new TaskGroup(new TreeSet<>(), new TreeMap<>(), new ArrayList<>());
        works.forEach((name, work) -> {
            Optional<ProviderTask> task =
                    last.containsKey(name) ? Optional.of(last.get(name)) : queue(claim, name, work);
            task.ifPresentOrElse(present -> look(claim, present, work, tries, backOff, group), () -> group.waits()
                    .add(TaskSteps.goesOnElsewhere()));
        });
        return group;
    }

    private <R> void look(
            Claim claim,
            ProviderTask task,
            ProviderWork<R> work,
            int tries,
            IntFunction<Duration> backOff,
            TaskGroup group) {
        switch (task.state()) {
            case SUCCEEDED -> group.succeeded().add(task.name());
            case FAILED, ABANDONED, CANCELLED -> group.failed().put(task.name(), tasks.errorOf(task));
            case QUEUED, ADMITTED, SENT, RUNNING, OVERDUE ->
                note(claim, task.name(), steps.step(claim, task, work), work, tries, backOff, group);
        }
    }

    private <R> void note(
            Claim claim,
            String name,
            TaskStep<R> step,
            ProviderWork<R> work,
            int tries,
            IntFunction<Duration> backOff,
            TaskGroup group) {
        if (step instanceof TaskStep.Pending<R> going) {
            Outcome wait = timed(going.outcome());
            if (going.outcome() instanceof Outcome.Wait && wait instanceof Outcome.Parked parked) {
                postpone(claim, name, work, parked.until());
            }
            group.waits().add(wait);
        } else if (step instanceof TaskStep.Succeeded<R> there) {
            jobs.whileHeld(claim, () -> keep(there, work));
            group.succeeded().add(name);
        } else if (step instanceof TaskStep.Ended<R> ended) {
            TaskFailure failure = work.failure(ended.ending());
            boolean again = failure.again() && ended.task().attempt() < tries;
            Duration usual = backOff.apply(ended.task().attempt());
            Duration asked = ended.ending().retryAfter();
            Instant next = clock.instant().plus(asked.compareTo(usual) > 0 ? asked : usual);
            boolean[] over = new boolean[1];
            jobs.whileHeld(claim, () -> {
                over[0] = !hasComeAfterAll(ended);
                if (over[0]) {
                    end(ended, failure, work);
                    if (again) {
                        tasks.queue(claim, name, work.account(), next);
                    }
                }
            });
            if (over[0] && !again) {
                group.failed().put(name, failure.error());
            } else {
                group.waits().add(Outcome.parked(over[0] ? next : clock.instant(), Outcome.NOTHING));
            }
        }
    }

    /**
     * A request that was not accepted is repeated only when its provider may be asked again, even if the stage wakes
     * earlier.
     */
    private void postpone(Claim claim, String name, ProviderWork<?> work, Instant until) {
        jobs.whileHeld(claim, () -> {
            boolean withdrawn = tasks.listLast(claim.jobId()).stream()
                    .noneMatch(task -> task.name().equals(name));
            if (withdrawn) {
                tasks.queue(claim, name, work.account(), until);
            }
        });
    }

    /** Whether a callback arrived for a request just as it was about to be given up. */
    private boolean hasComeAfterAll(TaskStep.Ended<?> ended) {
        return ended.ending().reason() == Reason.UNANSWERED
                && tasks.get(ended.task().id()).state() != TaskState.SENT;
    }

    /** A task of a group that waits for its service has a time of its own to wait for. */
    private Outcome timed(Outcome outcome) {
        return outcome instanceof Outcome.Wait wait
                ? Outcome.parked(
                        clock.instant()
                                .plus(
                                        wait.atLeast().compareTo(TaskSteps.UNREADABLE_DELAY) > 0
                                                ? wait.atLeast()
                                                : TaskSteps.UNREADABLE_DELAY),
                        Outcome.NOTHING)
                : outcome;
    }

    private <R> Outcome outcome(TaskStep<R> step, ProviderWork<R> work) {
        if (step instanceof TaskStep.Succeeded<R> there) {
            return Outcome.done(() -> keep(there, work));
        } else if (step instanceof TaskStep.Ended<R> ended) {
            TaskFailure failure = work.failure(ended.ending());
            Runnable onSettle = () -> end(ended, failure, work);
            return failure.again()
                    ? new Outcome.Retry(failure.error(), onSettle)
                    : new Outcome.Failed(failure.error(), onSettle);
        }
        return ((TaskStep.Pending<R>) step).outcome();
    }

    private <R> void keep(TaskStep.Succeeded<R> there, ProviderWork<R> work) {
        tasks.succeed(there.task());
        costs.settle(there.task().jobId(), TaskSteps.paidAs(there.task()), work.cost(there.record()));
        work.succeeded(there.record());
    }

    /** A refused request cost nothing; the cost of one without a record is unknown, so it counts in full. */
    private <R> void end(TaskStep.Ended<R> ended, TaskFailure failure, ProviderWork<R> work) {
        BigDecimal cost = ended.ending().reason() == Reason.REFUSED
                ? BigDecimal.ZERO
                : ended.ending().record().map(work::cost).orElseGet(work::price);
        costs.settle(ended.task().jobId(), TaskSteps.paidAs(ended.task()), cost);
        tasks.fail(ended.task(), ended.ending().reason().state(), failure.error());
        failure.onSettle().run();
    }

    /** The wait that ends first: the earliest time, otherwise a slot. */
    static Outcome soonest(List<Outcome> waits) {
        return waits.stream()
                .filter(Outcome.Parked.class::isInstance)
                .min(Comparator.comparing(wait -> ((Outcome.Parked) wait).until()))
                .or(() -> waits.stream()
                        .filter(wait -> !(wait instanceof Outcome.AwaitingSlot))
                        .findFirst())
                .orElseGet(Outcome::awaitingSlot);
    }
}
