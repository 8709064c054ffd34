package io.serenade.lovesong;

import io.serenade.jobs.Claim;
import io.serenade.jobs.JobError;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.RetryPolicy;
import io.serenade.jobs.WorkerPool;
import io.serenade.jobs.calls.AskOnce;
import io.serenade.jobs.calls.ProviderTask;
import io.serenade.jobs.calls.ProviderWork;
import io.serenade.jobs.calls.TaskAnswer;
import io.serenade.jobs.calls.TaskEnding;
import io.serenade.jobs.calls.TaskFailure;
import io.serenade.jobs.calls.TaskStage;
import io.serenade.jobs.calls.TaskTimes;
import io.serenade.lovesong.Submissions.Entry;
import io.serenade.providers.SongGenerator;
import io.serenade.providers.SongGenerator.Progress;
import io.serenade.providers.SongGenerator.SongRecord;
import io.serenade.providers.SongGenerator.SongRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Has the song made: asks the provider for it and reads its record when a callback hints at the end, and at 20, 50, 90 and
 * 100 % of {@code WEBHOOK_TIMEOUT_MINUTES}. A song that is not there by then has timed out; one that comes later revives.
 */
@ApplicationScoped
public class ComposeSong implements TaskStage {
    public static final String NAME = "compose-song";

    private static final String TASK = "song";
    private static final Duration GRACE = Duration.ofHours(1);

    @Inject
    AskOnce askOnce;

    @Inject
    Submissions submissions;

    @Inject
    LateCaptions lateCaptions;

    @Inject
    SongGenerator generator;

    @Inject
    SongStyle style;

    @Inject
    LoveSongSettings settings;

    @Inject
    Clock clock;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public WorkerPool pool() {
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
        return askOnce.follow(claim, TASK, workOf(claim.jobId(), TASK));
    }

    @Override
    public ProviderWork<SongRecord> workOf(String jobId, String taskName) {
        return new Song(jobId);
    }

    private final class Song implements ProviderWork<SongRecord> {
        private final String id;

        Song(String id) {
            this.id = id;
        }

        @Override
        public String account() {
            return generator.name();
        }

        @Override
        public TaskTimes times() {
            return new TaskTimes(settings.webhookTimeout(), GRACE, TaskTimes.atShares(0.2, 0.5, 0.9));
        }

        @Override
        public Optional<URI> callbackBase() {
            return Optional.of(URI.create(settings.webhookBaseUrl() + "/api/webhook/"));
        }

        @Override
        public TaskAnswer<SongRecord> ask(Optional<URI> callback) {
            return TaskAnswer.running(generator.request(order(submissions.get(id), callback.orElseThrow())));
        }

        @Override
        public TaskAnswer<SongRecord> read(String taskId) {
            SongRecord record = generator.read(taskId);
            return new TaskAnswer<>(taskId, progress(record.progress()), record);
        }

        @Override
        public void succeeded(SongRecord record) {
            received(record);
        }

        @Override
        public TaskFailure failure(TaskEnding<SongRecord> ending) {
            return switch (ending.reason()) {
                case REFUSED -> TaskFailure.again(ending.error().orElseThrow()).noting(this::countFailure);
                case UNANSWERED ->
                    TaskFailure.again(new JobError(
                                    "provider_unanswered",
                                    "The song service took the request but never answered.",
                                    true))
                            .noting(this::countFailure);
                case TIMED_OUT, LOST ->
                    TaskFailure.last(new JobError("song_timed_out", "The song service did not finish in time.", true))
                            .noting(() -> submissions.get(id).markTimedOut());
                case FAILED -> {
                    SongRecord record = ending.record().orElseThrow();
                    yield TaskFailure.last(refusal(record)).noting(() -> received(record));
                }
            };
        }

        private void countFailure() {
            submissions.get(id).countFailedRequest();
        }

        private void received(SongRecord record) {
            Submission submission = submissions.get(id);
            submission.markReceived(record, clock.instant());
            if (settings.songCaptions() && record.progress() == Progress.SUCCEEDED && record.wordsMayCome()) {
                submissions
                        .find(id)
                        .flatMap(Entry::song)
                        .flatMap(ProviderTask::externalId)
                        .ifPresent(task -> lateCaptions.plan(id, task));
            }
        }
    }

    private SongRequest order(Submission submission, URI callback) {
        return new SongRequest(
                style.tagsFor(submission.musicVibe()),
                style.promptFor(
                        submission.ownerName(), submission.petType(), submission.petName(), submission.detail()),
                settings.songFormat(),
                settings.songCaptions(),
                callback);
    }

    private static TaskAnswer.Progress progress(Progress progress) {
        return switch (progress) {
            case RUNNING -> TaskAnswer.Progress.RUNNING;
            case SUCCEEDED -> TaskAnswer.Progress.SUCCEEDED;
            case FAILED -> TaskAnswer.Progress.FAILED;
        };
    }

    /** The provider's own words stay in the stored record; visitors get ours. */
    private static JobError refusal(SongRecord record) {
        boolean refused = record.error().orElse("").toLowerCase(Locale.ROOT).contains("policy");
        return refused
                ? new JobError("song_refused", "The song service did not accept these names or this mood.", true)
                : new JobError("song_failed", "The song service could not make this song.", true);
    }
}
