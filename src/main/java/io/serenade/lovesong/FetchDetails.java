package io.serenade.lovesong;

import io.serenade.jobs.Claim;
import io.serenade.jobs.Gates;
import io.serenade.jobs.JobError;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.RetryPolicy;
import io.serenade.jobs.Stage;
import io.serenade.jobs.WorkerPool;
import io.serenade.jobs.calls.ProviderCalls;
import io.serenade.providers.ProviderException;
import io.serenade.providers.SongGenerator;
import io.serenade.providers.SongGenerator.Progress;
import io.serenade.providers.SongGenerator.SongRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
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
    private LateCaptions lateCaptions;

    @Inject
    private LoveSongSettings settings;

    @Inject
    private Clock clock;

    @Override
    public String name() {
        return "fetch-details";
    }

    @Override
    public WorkerPool lane() {
        return WorkerPool.IO;
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
            return unreadable(claim, e, end);
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
            return timedOut(claim);
        }
        Instant next = DoubleStream.of(LOOKS)
                .mapToObj(share ->
                        sent.plusMillis(Math.round(settings.webhookTimeout().toMillis() * share)))
                .filter(moment -> moment.isAfter(now))
                .findFirst()
                .orElse(end);
        return Outcome.parked(next, Outcome.NOTHING);
    }

    /** Reading may be repeated safely, so it is, until the grace is over. */
    private Outcome unreadable(Claim claim, ProviderException e, Instant end) {
        return clock.instant().isAfter(end.plus(GRACE))
                ? timedOut(claim)
                : Outcome.waiting(e.getMessage(), e.retryAfter());
    }

    private Outcome timedOut(Claim claim) {
        JobError error = new JobError("song_timed_out", "The song service did not finish in time.", true);
        return new Outcome.Failed(error, () -> {
            submissions.get(claim.jobId()).markTimedOut();
            gates.release(RequestSong.GATE, claim.jobId());
        });
    }

    private void received(Claim claim, SongRecord record) {
        Submission submission = submissions.get(claim.jobId());
        submission.markReceived(record, clock.instant());
        if (settings.songCaptions() && record.progress() == Progress.SUCCEEDED && record.wordsMayCome()) {
            lateCaptions.plan(claim.jobId(), submission.taskId().orElseThrow());
        }
        gates.release(RequestSong.GATE, claim.jobId());
    }

    /** The provider's own words stay in the stored record; visitors get ours. */
    private static JobError refusal(SongRecord record) {
        boolean refused = record.error().orElse("").toLowerCase(Locale.ROOT).contains("policy");
        return refused
                ? new JobError("song_refused", "The song service did not accept these names or this mood.", true)
                : new JobError("song_failed", "The song service could not make this song.", true);
    }
}
