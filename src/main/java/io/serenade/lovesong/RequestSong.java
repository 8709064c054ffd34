package io.serenade.lovesong;

import io.serenade.jobs.Claim;
import io.serenade.jobs.JobError;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.RetryPolicy;
import io.serenade.jobs.Stage;
import io.serenade.jobs.WorkerPool;
import io.serenade.jobs.calls.CallbackTokens;
import io.serenade.jobs.calls.ProviderCalls;
import io.serenade.lovesong.theme.SongStyle;
import io.serenade.providers.ProviderException;
import io.serenade.providers.SongGenerator;
import io.serenade.providers.SongGenerator.SongRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Asks the provider for the song. That it is about to ask is stored first: a request that was sent but never answered may
 * have been taken, so it is not repeated until the time for its callback has passed, and the callback, whose address
 * carries a token of this very attempt, is adopted (ruling 10; promise R5).
 */
@ApplicationScoped
public class RequestSong implements Stage {
    /** The gate whose slots bound the requests under way. */
    public static final String GATE = "song";

    @Inject
    Submissions submissions;

    @Inject
    Jobs jobs;

    @Inject
    SongGenerator generator;

    @Inject
    ProviderCalls calls;

    @Inject
    CallbackTokens tokens;

    @Inject
    SongStyle style;

    @Inject
    LoveSongSettings settings;

    @Inject
    Clock clock;

    @Override
    public String name() {
        return "request-song";
    }

    @Override
    public WorkerPool lane() {
        return WorkerPool.IO;
    }

    @Override
    public Duration deadline() {
        return Duration.ofMinutes(3);
    }

    @Override
    public RetryPolicy retryPolicy() {
        return RetryPolicy.attempts(settings.songTries());
    }

    @Override
    public Outcome run(Claim claim) {
        Submission submission = submissions.get(claim.jobId());
        if (submission.taskId().isPresent()) {
            return Outcome.done(Outcome.NOTHING);
        }
        Instant now = clock.instant();
        Instant unansweredUntil = submission
                .sendStartedAt()
                .map(started -> started.plus(settings.webhookTimeout()))
                .orElse(now);
        if (unansweredUntil.isAfter(now)) {
            return Outcome.parked(unansweredUntil, Outcome.NOTHING);
        }
        if (submission.sendStartedAt().isPresent()) {
            return unanswered(claim);
        }
        return ask(claim);
    }

    private Outcome ask(Claim claim) {
        if (!jobs.whileHeld(claim, () -> startSending(claim))) {
            return Outcome.waiting("another worker holds it", Duration.ZERO);
        }
        Submission submission = submissions.get(claim.jobId());
        if (submission.taskId().isPresent()) {
            return Outcome.done(Outcome.NOTHING);
        }
        int attempt = submission.sendAttempt();
        try {
            String taskId = calls.call(
                    claim.jobId(),
                    generator.name(),
                    "request-song",
                    attempt,
                    () -> generator.request(order(submission)));
            return Outcome.done(() -> noteTask(claim, taskId));
        } catch (ProviderException e) {
            return refused(claim, e);
        }
    }

    /** Unless a callback of an earlier attempt has brought the task meanwhile. */
    private void startSending(Claim claim) {
        Submission submission = submissions.get(claim.jobId());
        if (submission.taskId().isEmpty()) {
            submission.startSending(clock.instant());
        }
    }

    private void noteTask(Claim claim, String taskId) {
        Submission submission = submissions.get(claim.jobId());
        if (submission.taskId().isEmpty()) {
            submission.markSent(taskId, clock.instant());
        }
    }

    private Outcome refused(Claim claim, ProviderException e) {
        JobError error = ProviderCalls.toStageException(e).error();
        return switch (e.category()) {
            case UNANSWERED -> Outcome.parked(clock.instant().plus(settings.webhookTimeout()), Outcome.NOTHING);
            case UNAVAILABLE ->
                new Outcome.Wait(e.getMessage(), e.retryAfter(), () -> submissions
                        .get(claim.jobId())
                        .noteAnswered());
            case REJECTED, BROKEN -> new Outcome.Retry(error, () -> countFailure(claim));
        };
    }

    private Outcome unanswered(Claim claim) {
        JobError error =
                new JobError("provider_unanswered", "The song service took the request but never answered.", true);
        return new Outcome.Retry(error, () -> countFailure(claim));
    }

    private void countFailure(Claim claim) {
        Submission submission = submissions.get(claim.jobId());
        submission.noteAnswered();
        submission.countFailedRequest();
    }

    private SongRequest order(Submission submission) {
        URI callback = URI.create(settings.webhookBaseUrl() + "/api/webhook/"
                + tokens.tokenFor(submission.sessionId(), submission.sendAttempt()));
        return new SongRequest(
                style.tagsFor(submission.musicVibe()),
                style.promptFor(submission.ownerName(), submission.petType(), submission.petName()),
                settings.songFormat(),
                settings.songCaptions(),
                callback);
    }
}
