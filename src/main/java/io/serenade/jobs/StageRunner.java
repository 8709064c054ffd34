package io.serenade.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;

/** Runs one claimed stage to its outcome, settles it, and rings for what comes next. */
@ApplicationScoped
public class StageRunner {
    private static final Logger LOG = System.getLogger(StageRunner.class.getName());

    @Inject
    private Workflows workflows;

    @Inject
    private Jobs jobs;

    @Inject
    private Doorbell doorbell;

    void run(Claim claim) {
        long started = System.nanoTime();
        Outcome outcome;
        try {
            outcome = claim.worn()
                    ? wornOut(claim)
                    : workflows.stage(claim.product(), claim.stage()).run(claim);
        } catch (StageException e) {
            outcome = e.toOutcome();
        } catch (InterruptedException e) {
            outcome = Outcome.retry(new JobError("stage_timed_out", "The step took too long and was stopped.", true));
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "Job " + claim.jobId() + ": stage " + claim.stage() + " broke", e);
            outcome = Outcome.retry(new JobError("internal_error", "Something went wrong on our side.", true));
        }
        report(claim, outcome, Duration.ofNanos(System.nanoTime() - started), jobs.settle(claim, outcome));
    }

    private static Outcome wornOut(Claim claim) {
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
        doorbell.ring(job);
        workflows.get(job.product()).settled(job);
    }
}
