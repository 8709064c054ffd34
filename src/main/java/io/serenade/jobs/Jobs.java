package io.serenade.jobs;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.jobs.budget.Budget;
import io.serenade.jobs.budget.OrderPrice;
import io.serenade.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * All jobs: stored, found, moved and settled; {@link JobQueue} hands them to workers. Each method is one short
 * transaction unless it joins the caller's.
 */
@ApplicationScoped
@Transactional
public class Jobs {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Database database;

    @Inject
    private Workflows workflows;

    @Inject
    private JobEvents events;

    @Inject
    private JobFailures failures;

    @Inject
    private IdempotencyKeys keys;

    @Inject
    private IntakePauses pauses;

    @Inject
    private Budget budget;

    @Inject
    private Event<JobDue> due;

    @Inject
    private Event<JobEnded> ended;

    @Inject
    private Event<JobOrdered> ordered;

    @Inject
    private Event<JobErased> erased;

    @Inject
    private Clock clock;

    /**
     * Stores a new job of a product, due in its first stage.
     *
     * @param owner who alone may see it; empty for anyone who knows its id
     * @param key the caller's name for the order, if it gave one
     * @throws IdempotencyKeys.KeyTakenException when the key was taken a moment earlier
     * @param price reserved now from what all products may spend
     * @throws io.serenade.platform.web.problems.ProblemException while the product takes no orders, or there is no money
     *     for it
     */
    public Job start(
            String product, String id, Optional<String> owner, Optional<IdempotencyKey> key, OrderPrice price) {
        pauses.check(product);
        Stage first = workflows.get(product).stages().get(0);
        Job job = Job.start(id, product, first, owner.orElse(null), clock.instant());
        entities.persist(job);
        entities.flush();
        key.ifPresent(k -> keys.claim(k, id));
        budget.reserve(id, product, price).ifPresent(job::beginAt);
        entities.flush();
        ordered.fire(new JobOrdered(id, product));
        events.add(job.id(), JobEvent.CREATED, JobEvent.position(job));
        announce(job);
        return job;
    }

    /** A callback came, or a slot is free: its stage runs again as soon as it can. */
    public void wake(String id) {
        findLocked(id).ifPresent(job -> {
            job.wake(clock.instant());
            entities.flush();
            events.add(id, JobEvent.WOKEN);
            announce(job);
        });
    }

    /** Begins a stage again, after the job has failed. */
    public void resume(String id, String stage) {
        Job job = findLocked(id).orElseThrow();
        job.resumeAt(workflows.stage(job.product(), stage), clock.instant());
        entities.flush();
        events.add(id, JobEvent.RESUMED, JobEvent.position(job));
        announce(job);
    }

    /**
     * Reopens a succeeded job at a stage. If the change fails, the job still counts as succeeded.
     *
     * @param done how much of the job still counts as done, in percent
     */
    public void reopen(String id, String stage, int done) {
        Job job = findLocked(id).orElseThrow();
        job.reopenAt(workflows.stage(job.product(), stage), done, clock.instant());
        entities.flush();
        events.add(id, JobEvent.RESUMED, JobEvent.position(job));
        announce(job);
    }

    /** Announces after the commit that a job has work to do. */
    private void announce(Job job) {
        if ((job.state() == JobState.READY || job.state() == JobState.PARKED) && job.dueAt() != null) {
            due.fire(new JobDue(job.id(), job.pool(), job.dueAt()));
        }
    }

    public Optional<Job> find(String id) {
        return Optional.ofNullable(entities.find(Job.class, id));
    }

    /** The job, locked until the transaction ends. */
    public Optional<Job> findLocked(String id) {
        return Optional.ofNullable(entities.find(Job.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Whether a job was withdrawn: cancelled, erased, or unknown. */
    public boolean isWithdrawn(String id) {
        return findLocked(id)
                .map(job -> job.state() == JobState.CANCELLED || job.erasedAt().isPresent())
                .orElse(true);
    }

    /** Cancels a job in whatever state; its slots are freed. @return false when it had ended already */
    public boolean cancel(String id) {
        Job job = findLocked(id).orElseThrow();
        if (job.state().isFinished()) {
            return false;
        }
        job.cancel(clock.instant());
        entities.flush();
        end(job);
        events.add(id, JobEvent.MOVED, JobEvent.position(job));
        return true;
    }

    /** Erases what the core stores about a job, except that it existed; the product does the same for its own part. */
    public void erase(String id) {
        Job job = findLocked(id).orElseThrow();
        boolean cancelled = !job.state().isFinished();
        job.markErased(clock.instant());
        entities.flush();
        if (cancelled) {
            end(job);
        }
        failures.forget(id);
        keys.forget(id);
        erased.fire(new JobErased(id));
        events.add(id, JobEvent.ERASED);
    }

    private void end(Job job) {
        ended.fire(JobEnded.of(job));
        budget.settle(job.id());
    }

    /** There may be spare work for a pool, ahead of this job. */
    public void wakeForSpareWork(String id, WorkerPool pool) {
        due.fire(new JobDue(id, pool, clock.instant()));
    }

    /** Runs something in the transaction only if the claim is still valid. @return whether it ran */
    public boolean whileHeld(Claim claim, Runnable work) {
        boolean held =
                findLocked(claim.jobId()).filter(job -> job.isHeldBy(claim)).isPresent();
        if (held) {
            work.run();
        }
        return held;
    }

    /**
     * Stores an outcome and moves the job, if the claim still holds.
     *
     * @return the job as it now stands, or empty when another worker has taken over
     */
    public Optional<Job> settle(Claim claim, Outcome outcome) {
        Optional<Job> held = findLocked(claim.jobId()).filter(job -> job.isHeldBy(claim));
        held.ifPresent(job -> {
            Instant now = clock.instant();
            Outcome counted = counted(job, outcome, now);
            if (job.isWakeRequested() && givesUp(counted) && !claim.abandoned()) {
                // A callback came while the stage was giving up: the result that it missed may be there now.
                job.park(now, now);
            } else {
                outcome.onSettle().run();
                move(job, counted, now);
            }
            entities.flush();
            if (job.state().isFinished()) {
                end(job);
            }
            announce(job);
            events.add(job.id(), JobEvent.MOVED, JobEvent.position(job));
        });
        return held;
    }

    /**
     * A stage reports how much of the job is done. A lower value than before is ignored, and so is a worker that lost
     * its claim.
     *
     * @param percent 0 to 100
     */
    public void report(Claim claim, int percent) {
        int risen = database.update(
                "update jobs set percent = ? where id = ? and version = ? and state = 'RUNNING' and percent < ?",
                percent,
                claim.jobId(),
                claim.version(),
                percent);
        if (risen > 0) {
            events.add(
                    claim.jobId(),
                    JobEvent.PERCENT,
                    JSON.createObjectBuilder().add("percent", percent).build());
        }
    }

    private static boolean givesUp(Outcome outcome) {
        return outcome instanceof Outcome.Failed || outcome instanceof Outcome.Retry;
    }

    /** Turns a wait that has lasted too long into a counted failure. */
    private Outcome counted(Job job, Outcome outcome, Instant now) {
        return outcome instanceof Outcome.Wait wait && hasWaitedTooLong(job, now)
                ? Outcome.retry(new JobError("waited_too_long", wait.reason(), true))
                : outcome;
    }

    private boolean hasWaitedTooLong(Job job, Instant now) {
        return workflows
                .findStage(job.product(), job.stage())
                .filter(stage -> job.isDeferredLongerThan(stage.maxDeferral(), now))
                .isPresent();
    }

    /** Empty after the last attempt; also for a stage that this version does not know. */
    private Optional<Duration> delayBeforeNextTry(Job job) {
        int failed = job.attempts() + 1;
        return workflows
                .findStage(job.product(), job.stage())
                .map(Stage::retryPolicy)
                .filter(policy -> policy.allowsAnother(failed))
                .map(policy -> policy.delayAfter(failed));
    }

    private void move(Job job, Outcome outcome, Instant now) {
        if (outcome instanceof Outcome.Done) {
            job.finishStage(workflows.after(job.product(), job.stage()), now);
        } else if (outcome instanceof Outcome.Parked parked) {
            job.park(parked.until(), now);
        } else if (outcome instanceof Outcome.AwaitingSlot) {
            job.awaitSlot(now);
        } else if (outcome instanceof Outcome.Wait wait) {
            Duration usual = RetryPolicy.delayAfterWait(job.deferrals() + 1);
            job.waitFor(wait.atLeast().compareTo(usual) > 0 ? wait.atLeast() : usual, now);
        } else if (outcome instanceof Outcome.Retry retry) {
            failures.add(job, retry.error(), now);
            delayBeforeNextTry(job)
                    .ifPresentOrElse(
                            rest -> job.retryAfter(rest, retry.error(), now), () -> job.failWith(retry.error(), now));
        } else if (outcome instanceof Outcome.Failed failed) {
            failures.add(job, failed.error(), now);
            job.failWith(failed.error(), now);
        }
    }
}
