package io.serenade.lovesong;

import io.serenade.jobs.Claim;
import io.serenade.jobs.Gates;
import io.serenade.jobs.JobError;
import io.serenade.jobs.Lane;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.RetryPolicy;
import io.serenade.jobs.Stage;
import io.serenade.providers.ProviderException;
import io.serenade.providers.SongGenerator;
import io.serenade.providers.SongGenerator.SongRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.DoubleStream;

/**
 * Waits for the song and reads the provider's own record of it: when a callback hints at the end, and at 20, 50, 90 and
 * 100 % of the timeout. Only the record decides. A record that cannot be read is asked for again, for up to an hour after
 * the timeout (rulings 7 and 11).
 */
@ApplicationScoped
public class FetchDetails implements Stage {
    private static final double[] LOOKS = {0.2, 0.5, 0.9, 1};
    private static final Duration GRACE = Duration.ofHours(1);

    @Inject
    private Submissions submissions;

    @Inject
    private Gates gates;

    @Inject
    private SongGenerator generator;

    @Inject
    private ProviderCalls calls;

    @Inject
    private LoveSongSettings settings;

    @Inject
    private Clock clock;

    @Override
    public String name() {
        return "fetch-details";
    }

    @Override
    public Lane lane() {
        return Lane.IO;
    }

    @Override
    public Duration deadline() {
        return Duration.ofMinutes(2);
    }

    @Override
    public RetryPolicy retryPolicy() {
        return RetryPolicy.attempts(3);
    }

    @Override
    public Outcome run(Claim claim) {
        Submission submission = submissions.get(claim.jobId());
        String taskId = submission.taskId().orElseThrow();
        Instant sent = submission.sentAt().orElseThrow();
        Instant end = sent.plus(settings.webhookTimeout());
        SongRecord record;
        try {
            record = calls.call(
                    claim.jobId(),
                    generator.name(),
                    "fetch-details",
                    claim.attempts() + 1,
                    () -> generator.read(taskId));
        } catch (ProviderException e) {
            return unreadable(e, end);
        }
        return switch (record.progress()) {
            case SUCCEEDED -> Outcome.done(() -> received(claim, record));
            case FAILED -> new Outcome.Failed(refusal(record), () -> received(claim, record));
            case RUNNING -> stillRunning(claim, sent, end);
        };
    }

    private Outcome stillRunning(Claim claim, Instant sent, Instant end) {
        Instant now = clock.instant();
        if (!now.isBefore(end)) {
            JobError error = new JobError("song_timed_out", "The song service did not finish in time.", true);
            return new Outcome.Failed(error, () -> {
                submissions.get(claim.jobId()).markTimedOut();
                gates.release(RequestSong.GATE, claim.jobId());
            });
        }
        Instant next = DoubleStream.of(LOOKS)
                .mapToObj(share ->
                        sent.plusMillis(Math.round(settings.webhookTimeout().toMillis() * share)))
                .filter(moment -> moment.isAfter(now))
                .findFirst()
                .orElse(end);
        return Outcome.parked(next, Outcome.NOTHING);
    }

    private Outcome unreadable(ProviderException e, Instant end) {
        boolean senseless = e.category() == ProviderException.Category.BROKEN;
        if (senseless || clock.instant().isAfter(end.plus(GRACE))) {
            return Outcome.retry(ProviderCalls.toStageException(e).error());
        }
        return Outcome.waiting(e.getMessage(), e.retryAfter());
    }

    private void received(Claim claim, SongRecord record) {
        submissions.get(claim.jobId()).markReceived(record, clock.instant());
        gates.release(RequestSong.GATE, claim.jobId());
    }

    private static JobError refusal(SongRecord record) {
        String reason = record.error().orElse("The song service could not make this song.");
        String code = reason.toLowerCase(java.util.Locale.ROOT).contains("policy") ? "song_refused" : "song_failed";
        return new JobError(code, reason, true);
    }
}
