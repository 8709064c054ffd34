package io.serenade.jobs.engine;

import io.serenade.jobs.Claim;
import io.serenade.jobs.DatabaseRetries;
import io.serenade.jobs.Job;
import io.serenade.jobs.JobError;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.StageException;
import io.serenade.jobs.Workflows;
import io.serenade.platform.database.DatabaseOutage;
import io.serenade.platform.server.ServerStop;
import io.serenade.platform.telemetry.LogFields;
import io.serenade.platform.telemetry.Measures;
import io.serenade.platform.telemetry.Trace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Runs one claimed stage to its outcome and settles it. */
@ApplicationScoped
public class StageRunner {
    private static final Logger LOG = System.getLogger(StageRunner.class.getName());

    private static final Outcome STOPPING = Outcome.waiting("the server is stopping", Duration.ZERO);
    private static final JobError INTERNAL = new JobError("internal_error", "Something went wrong on our side.", true);

    @Inject
    Workflows workflows;

    @Inject
    Jobs jobs;

    @Inject
    DatabaseRetries retries;

    @Inject
    Clock clock;

    @Inject
    ServerStop stop;

    /** While a stage runs, every log entry of its thread names the job. */
    void run(Claim claim, Instant deadline) {
        Trace.enter(claim.trace());
        try {
            LogFields.during(
                    Map.of(
                            "job", claim.jobId(),
                            "product", claim.product(),
                            "stage", claim.stage(),
                            "trace", claim.trace().map(Trace::id).orElse("")),
                    () -> runLogged(claim, deadline));
        } finally {
            Trace.enter(Optional.empty());
        }
    }

    private void runLogged(Claim claim, Instant deadline) {
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
                    ? STOPPING
                    : Outcome.retry(new JobError("stage_timed_out", "The step took too long and was stopped.", true));
        } catch (Exception e) {
            // Also checked exceptions: interceptors throw the exception of a failed commit unwrapped.
            outcome = broken(claim, e);
        }
        Thread.interrupted();
        if (stop.hasBegun() && (outcome instanceof Outcome.Retry || outcome instanceof Outcome.Failed)) {
            // During a stop, child processes and connections end early; a real failure will show again later.
            outcome = STOPPING;
        }
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        Measures.stageEnded(claim.product(), claim.stage(), outcome.word(), took);
        report(claim, outcome, took, settle(claim, outcome));
    }

    /** An unavailable database does not count against the job, nor does a transaction that collided with another. */
    private static Outcome broken(Claim claim, Exception e) {
        if (DatabaseOutage.isCauseOf(e)) {
            return Outcome.waiting(DatabaseOutage.describe(e), Duration.ZERO);
        }
        LOG.log(Level.ERROR, "Job " + claim.jobId() + ": stage " + claim.stage() + " broke", e);
        return Outcome.retry(INTERNAL);
    }

    /** An outcome that the database refuses for good counts as a failure, as if the stage had broken. */
    private Optional<Job> settle(Claim claim, Outcome outcome) {
        try {
            return store(claim, outcome);
        } catch (Exception e) {
            if (DatabaseOutage.isCauseOf(e)) {
                throw e;
            }
            LOG.log(Level.ERROR, "Job " + claim.jobId() + ": the outcome of " + claim.stage() + " cannot be stored", e);
            return store(claim, Outcome.retry(INTERNAL));
        }
    }

    private Optional<Job> store(Claim claim, Outcome outcome) {
        return retries.store(
                "The outcome of " + claim.stage() + " of job " + claim.jobId(), () -> jobs.settle(claim, outcome));
    }

    private Outcome abandoned(Claim claim) {
        boolean known = workflows.findStage(claim.product(), claim.stage()).isPresent();
        return Outcome.failed(
                known
                        ? new JobError(
                                "worker_lost",
                                "The step " + claim.stage() + " ended its worker again and again.",
                                false)
                        : new JobError(
                                "stage_unknown", "The step " + claim.stage() + " is not one that we know.", false));
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
                    case READY, WAITING ->
                        outcome instanceof Outcome.Wait || outcome instanceof Outcome.Retry
                                ? Level.WARNING
                                : Level.INFO;
                    case RUNNING, PARKED, SUCCEEDED, CANCELLED -> Level.INFO;
                };
        Map<String, String> fields = Map.of(
                "duration_ms",
                Long.toString(took.toMillis()),
                "outcome",
                outcome.word(),
                "state",
                job.state().name());
        LogFields.during(
                fields,
                () -> LOG.log(
                        level,
                        "Job {0}: {1} ended after {2} ms, now {3} at {4}{5}",
                        job.id(),
                        claim.stage(),
                        Long.toString(took.toMillis()),
                        job.state(),
                        job.stage(),
                        what));
    }
}
