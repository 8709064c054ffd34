package io.serenade.musicvideo.stages;

import io.serenade.jobs.Claim;
import io.serenade.jobs.JobError;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.RetryPolicy;
import io.serenade.jobs.Stage;
import io.serenade.jobs.WorkerPool;
import io.serenade.jobs.calls.CancelJob;
import io.serenade.musicvideo.film.Film;
import io.serenade.musicvideo.film.FilmErrorCode;
import io.serenade.musicvideo.film.FilmStep;
import io.serenade.musicvideo.film.FilmStory;
import io.serenade.musicvideo.film.Films;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A stage of a film: takes one of the limited places first, reports its start and end, and waits no longer than the
 * film's deadline.
 */
public abstract class FilmStage implements Stage {
    private static final Logger LOG = System.getLogger(FilmStage.class.getName());

    /** The fallback poll; a freed place normally wakes the film. */
    private static final Duration QUEUE_DELAY = Duration.ofSeconds(30);

    /** The fallback poll; a freed slot normally wakes the film. */
    private static final Duration SLOT_DELAY = Duration.ofSeconds(60);

    @Inject
    Films films;

    @Inject
    FilmStory story;

    @Inject
    Jobs jobs;

    @Inject
    CancelJob cancellation;

    @Inject
    Clock clock;

    private final FilmStep step;

    FilmStage(FilmStep step) {
        this.step = step;
    }

    /** Does what is possible now; returns {@link #done} when nothing is left. */
    abstract Outcome work(Claim claim, Film film) throws InterruptedException;

    FilmStep step() {
        return step;
    }

    @Override
    public String name() {
        return step.word();
    }

    @Override
    public WorkerPool pool() {
        return WorkerPool.IO;
    }

    @Override
    public Duration deadline() {
        return Duration.ofMinutes(4);
    }

    /** Three attempts, with two and four seconds between. */
    @Override
    public RetryPolicy retryPolicy() {
        return new RetryPolicy(3, List.of(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8)));
    }

    @Override
    public Outcome run(Claim claim) throws InterruptedException {
        String id = claim.jobId();
        if (!films.admit(id)) {
            return Outcome.parked(clock.instant().plus(QUEUE_DELAY), Outcome.NOTHING);
        }
        story.beginStage(id, step);
        Outcome outcome = work(claim, films.get(id));
        Optional<Instant> deadline = films.get(id).deadline();
        if (outcome instanceof Outcome.Done || outcome instanceof Outcome.Failed || deadline.isEmpty()) {
            return outcome;
        }
        return clock.instant().isBefore(deadline.get()) ? capped(outcome, deadline.get()) : late(claim);
    }

    private Outcome capped(Outcome outcome, Instant deadline) {
        if (outcome instanceof Outcome.Parked parked) {
            return Outcome.parked(parked.until().isBefore(deadline) ? parked.until() : deadline, parked.onSettle());
        }
        if (outcome instanceof Outcome.AwaitingSlot slot) {
            Instant next = clock.instant().plus(SLOT_DELAY);
            return Outcome.parked(next.isBefore(deadline) ? next : deadline, slot.onSettle());
        }
        return outcome;
    }

    private Outcome late(Claim claim) {
        LOG.log(Level.WARNING, "Job {0}: {1} was under way when the time was over", claim.jobId(), name());
        cancellation.stopTasks(claim.jobId());
        return Outcome.failed(FilmErrorCode.TIMED_OUT.error(
                "The video could not be finished in time. Please try again; what is there is kept.", true));
    }

    /** Ends this stage. @param keep stores its results, in the same transaction */
    Outcome done(Claim claim, Runnable keep, JsonObject metadata) {
        jobs.report(claim, Math.min(99, step.endsAt()));
        return Outcome.done(() -> {
            keep.run();
            story.endStage(claim.jobId(), step, metadata);
        });
    }

    Outcome done(Claim claim, Runnable keep) {
        return done(claim, keep, JsonValue.EMPTY_JSON_OBJECT);
    }

    /** The budget is used up: running tasks are cancelled, and the film fails. */
    Outcome overBudget(Claim claim) {
        cancellation.stopTasks(claim.jobId());
        return Outcome.failed(FilmErrorCode.BUDGET_EXCEEDED.error(
                "The video would cost more than it may, so nothing more is made for it.", false));
    }

    /** Whether a task failed only because its film had failed, before it was tried again. */
    static boolean wasWithdrawn(JobError error) {
        return error.code().equals("cancelled");
    }

    static boolean isOverBudget(JobError error) {
        return error.code().equals(FilmErrorCode.BUDGET_EXCEEDED.name());
    }
}
