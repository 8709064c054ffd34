package io.serenade.jobs;

import io.serenade.platform.Database;
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
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** All jobs: stored, found, claimed and settled. Each method is one short transaction unless it joins the caller's. */
@ApplicationScoped
@Transactional
public class Jobs {
    /** How long a claim holds without being renewed; what a crash costs at most. */
    public static final Duration LEASE = Duration.ofSeconds(30);

    private static final int MOST_LOST_WORKERS = 5;

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
    private Gates gates;

    @Inject
    private IdempotencyKeys keys;

    @Inject
    private Event<JobEnded> ended;

    @Inject
    private Event<JobErased> erased;

    @Inject
    private Clock clock;

    public void add(Job job) {
        entities.persist(job);
        entities.flush();
        events.add(job.id(), "created", job.stage());
    }

    public Optional<Job> find(String id) {
        return Optional.ofNullable(entities.find(Job.class, id));
    }

    /** The job, locked until the transaction ends. */
    public Optional<Job> findLocked(String id) {
        return Optional.ofNullable(entities.find(Job.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The oldest jobs of a product created before the moment given whose media are still there. */
    public List<String> listKeptBefore(String product, Instant moment, int most) {
        return database.list("""
                select id from jobs where product = ? and created_at < ? and erased_at is null
                 order by created_at limit ?""", row -> row.getString(1), product, moment, most);
    }

    /** Whether nobody wants what is made for a job: it was cancelled or erased, or there is none. */
    public boolean isWithdrawn(String id) {
        return findLocked(id)
                .map(job -> job.state() == JobState.CANCELLED || job.erasedAt().isPresent())
                .orElse(true);
    }

    /** Withdraws a job, whatever it was doing; its slot is free. @return false when it had ended already */
    public boolean cancel(String id) {
        Job job = findLocked(id).orElseThrow();
        if (job.state().isFinished()) {
            return false;
        }
        job.cancel(clock.instant());
        entities.flush();
        gates.release(id);
        ended.fire(new JobEnded(id, job.state()));
        events.add(id, "moved", job.stage() + " " + job.state());
        return true;
    }

    /** Erases what the core knows of a job beyond that there was one; its product does the same with its own part. */
    public void erase(String id) {
        Job job = findLocked(id).orElseThrow();
        boolean cancelled = !job.state().isFinished();
        job.markErased(clock.instant());
        entities.flush();
        if (cancelled) {
            ended.fire(new JobEnded(id, job.state()));
        }
        gates.release(id);
        database.update("update ledger set detail = null where job_id = ?", id);
        failures.forget(id);
        keys.forget(id);
        erased.fire(new JobErased(id));
        events.add(id, "erased", "");
    }

    /** Takes the job of a lane that has been due longest; a running one whose lease has ended counts as due. */
    public Optional<Claim> claimNext(WorkerPool lane, String worker) {
        Instant now = clock.instant();
        return database.find(
                """
                update jobs set state = 'RUNNING', worker = ?, due_at = ?, version = version + 1, updated_at = ?,
                       lost = lost + case when state = 'RUNNING' then 1 else 0 end
                 where id = (select id from jobs
                              where lane = ? and due_at <= ? and state in ('READY', 'PARKED', 'RUNNING')
                              order by due_at limit 1 for update skip locked)
                returning id, product, stage, attempts, version, lost""",
                row -> new Claim(
                        row.getString("id"),
                        row.getString("product"),
                        row.getString("stage"),
                        row.getInt("attempts"),
                        row.getLong("version"),
                        row.getInt("lost") > MOST_LOST_WORKERS),
                worker,
                now.plus(LEASE),
                now,
                lane.key(),
                now);
    }

    /** Prolongs the leases of the claims that still hold. @return those whose job was withdrawn or taken by another worker */
    public List<Claim> renewLeases(Collection<Claim> claims) {
        Instant until = clock.instant().plus(LEASE);
        return claims.stream()
                .filter(claim -> database.update(
                                "update jobs set due_at = ? where id = ? and version = ? and state = 'RUNNING'",
                                until,
                                claim.jobId(),
                                claim.version())
                        == 0)
                .filter(claim -> !isSettled(claim))
                .toList();
    }

    /** Whether a claim does not hold because its own worker has stored the outcome. */
    private boolean isSettled(Claim claim) {
        return database.find(
                        "select 1 from jobs where id = ? and version = ? and state <> 'CANCELLED'",
                        row -> row.getInt(1),
                        claim.jobId(),
                        claim.version())
                .isPresent();
    }

    public int countDue(WorkerPool lane) {
        return database.find("""
                        select count(*) from (select 1 from jobs
                         where lane = ? and due_at <= ? and state in ('READY', 'PARKED', 'RUNNING') limit 100) due""", row -> row.getInt(1), lane.key(), clock.instant())
                .orElse(0);
    }

    /** Runs something in the transaction only while the claim still holds. @return whether it did */
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
            if (job.isWoken() && ends(job, outcome) && !claim.worn()) {
                // A callback came while the stage was giving up: what it gave up for may be there now.
                job.park(clock.instant(), clock.instant());
            } else {
                outcome.record().run();
                move(job, outcome, clock.instant());
            }
            entities.flush();
            if (job.state().isFinished()) {
                gates.release(job.id());
                ended.fire(new JobEnded(job.id(), job.state()));
            }
            events.add(job.id(), "moved", job.stage() + " " + job.state());
        });
        return held;
    }

    private boolean ends(Job job, Outcome outcome) {
        return outcome instanceof Outcome.Failed
                || outcome instanceof Outcome.Retry && !policyOf(job).allowsAnother(job.attempts() + 1);
    }

    private RetryPolicy policyOf(Job job) {
        return workflows.stage(job.product(), job.stage()).retryPolicy();
    }

    private void move(Job job, Outcome outcome, Instant now) {
        RetryPolicy policy = policyOf(job);
        if (outcome instanceof Outcome.Done) {
            job.finishStage(workflows.after(job.product(), job.stage()), now);
        } else if (outcome instanceof Outcome.Parked parked) {
            job.park(parked.until(), now);
        } else if (outcome instanceof Outcome.Wait wait) {
            Duration usual = RetryPolicy.restAfterWait(job.waits() + 1);
            job.waitFor(wait.atLeast().compareTo(usual) > 0 ? wait.atLeast() : usual, now);
        } else if (outcome instanceof Outcome.Retry retry && policy.allowsAnother(job.attempts() + 1)) {
            failures.add(job, retry.error(), now);
            job.retryAfter(policy.delayAfter(job.attempts() + 1), retry.error(), now);
        } else if (outcome instanceof Outcome.Retry retry) {
            fail(job, retry.error(), now);
        } else if (outcome instanceof Outcome.Failed failed) {
            fail(job, failed.error(), now);
        }
    }

    private void fail(Job job, JobError error, Instant now) {
        String stage = job.stage();
        failures.add(job, error, now);
        job.failWith(error, now);
        workflows.get(job.product()).failed(job.id(), stage, error);
    }
}
