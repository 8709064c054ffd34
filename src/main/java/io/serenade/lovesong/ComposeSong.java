package io.serenade.lovesong;

import io.serenade.jobs.Claim;
import io.serenade.jobs.JobError;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.RetryPolicy;
import io.serenade.jobs.WorkerPool;
import io.serenade.jobs.calls.AskOnce;
import io.serenade.jobs.calls.ProviderWork;
import io.serenade.jobs.calls.TaskAnswer;
import io.serenade.jobs.calls.TaskEnding;
import io.serenade.jobs.calls.TaskFailure;
import io.serenade.jobs.calls.TaskStage;
import io.serenade.jobs.calls.TaskTimes;
import io.serenade.providers.SongGenerator.SongRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Has the song made: requests it and polls its record after a callback, and at 20, 50, 90 and 100 % of {@code
 * WEBHOOK_TIMEOUT_MINUTES}. A song that is not finished by then has timed out; if it succeeds later, the job is
 * revived.
 */
@ApplicationScoped
public class ComposeSong implements TaskStage {
    public static final String NAME = "compose-song";

    private static final String TASK = "song";

    @Inject
    AskOnce askOnce;

    @Inject
    Submissions submissions;

    @Inject
    SongRequests requests;

    @Inject
    LoveSongSettings settings;

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
            return requests.account();
        }

        @Override
        public TaskTimes times() {
            return requests.times();
        }

        @Override
        public Optional<URI> callbackBase() {
            return requests.callbackBase();
        }

        @Override
        public TaskAnswer<SongRecord> ask(Optional<URI> callback) {
            return requests.ask(submissions.get(id), "", callback.orElseThrow());
        }

        @Override
        public TaskAnswer<SongRecord> read(String taskId) {
            return requests.read(taskId);
        }

        @Override
        public void goesOn(String taskId, SongRecord record) {
            requests.noteStream(id, taskId, record);
            if (!record.lyrics().isBlank()) {
                submissions.noteLyrics(id, record.lyrics());
            }
        }

        @Override
        public void succeeded(SongRecord record) {
            requests.keep(id, record);
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
                    yield TaskFailure.last(refusal(record)).noting(() -> requests.keep(id, record));
                }
            };
        }

        private void countFailure() {
            submissions.get(id).countFailedRequest();
        }
    }

    /** The provider's own message stays in the stored record; visitors get ours. */
    private static JobError refusal(SongRecord record) {
        boolean refused = record.error().orElse("").toLowerCase(Locale.ROOT).contains("policy");
        return refused
                ? new JobError("song_refused", "The song service did not accept these names or this mood.", true)
                : new JobError("song_failed", "The song service could not make this song.", true);
    }
}
