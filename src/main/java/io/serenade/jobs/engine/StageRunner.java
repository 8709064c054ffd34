package io.serenade.jobs.engine;

import io.serenade.jobs.Claim;
import io.serenade.jobs.Job;
import io.serenade.jobs.JobError;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.StageException;
import io.serenade.jobs.Workflows;
import io.serenade.platform.DatabaseException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.TransactionalException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Runs one claimed stage to its outcome and settles it. */
@ApplicationScoped
public class StageRunner {
    private static final Logger LOG = System.getLogger(StageRunner.class.getName());

    private static final List<Duration> SETTLE_RETRIES =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8));

    @Inject
    private Workflows workflows;

    @Inject
    private Jobs jobs;

    @Inject
    private Clock clock;

    void run(Claim claim, Instant deadline) {
        long started = System.nanoTime();
        Outcome outcome;
        try {
            outcome = claim.abandoned()
                    ? abandoned(claim)
                    : workflows.stage(claim.product(), claim.stage()).run(claim);
        } catch (StageException e) {
            outcome = e.toOutcome();
        } catch (InterruptedException e) {
            outcome = clock.instant().isBefore(deadline)
                    ? Outcome.waiting("the server is stopping", Duration.ZERO)
                    : Outcome.retry(new JobError("stage_timed_out", "The step took too long and was stopped.", true));
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "Job " + claim.jobId() + ": stage " + claim.stage() + " broke", e);
            outcome = Outcome.retry(new JobError("internal_error", "Something went wrong on our side.", true));
        }
        Thread.interrupted();
        report(claim, outcome, Duration.ofNanos(System.nanoTime() - started), settle(claim, outcome));
    }

    /** Stores an outcome; a database that is away for a few seconds does not lose it. */
    private Optional<Job> settle(Claim claim, Outcome outcome) {
        for (Duration rest : SETTLE_RETRIES) {
            try {
                return jobs.settle(claim, outcome);
            } catch (DatabaseException | PersistenceException | TransactionalException e) {
                LOG.log(
                        Level.WARNING,
                        "Job {0}: the outcome of {1} is stored later: {2}",
                        claim.jobId(),
                        claim.stage(),
                        e.getMessage());
                LockSupport.parkNanos(rest.toNanos());
            }
        }
        return jobs.settle(claim, outcome);
    }

    private static Outcome abandoned(Claim claim) {
        return Outcome.failed(
                new JobError("worker_lost", "The step " + claim.stage() + " ended its worker again and again.", false));
    }

    private void report(Claim claim, Outcome outcome, Duration took, Optional<Job> settled) {
        if (settled.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "Job {0}: outcome of {1} dropped, another worker holds it",
                    claim.jobId(),
                    claim.stage());
            return;
        }
        Job job = settled.get();
        String what = outcome instanceof Outcome.Wait wait
                ? " (" + wait.reason() + ")"
                : job.error().map(error -> " (" + error.message() + ")").orElse("");
        Level level =
                switch (job.state()) {
                    case FAILED -> Level.ERROR;
                    case READY, WAITING -> outcome instanceof Outcome.Done ? Level.INFO : Level.WARNING;
                    case RUNNING, PARKED, SUCCEEDED, CANCELLED -> Level.INFO;
                };
        LOG.log(
                level,
                "Job {0}: {1} ended after {2} ms, now {3} at {4}{5}",
                job.id(),
                claim.stage(),
                Long.toString(took.toMillis()),
                job.state(),
                job.stage(),
                what);
    }
}
