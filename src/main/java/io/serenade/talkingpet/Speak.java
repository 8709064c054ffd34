package io.serenade.talkingpet;

import io.serenade.jobs.Claim;
import io.serenade.jobs.JobError;
import io.serenade.jobs.JobMedia;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.RetryPolicy;
import io.serenade.jobs.WorkerPool;
import io.serenade.jobs.calls.AskOnce;
import io.serenade.jobs.calls.Prices;
import io.serenade.jobs.calls.ProviderWork;
import io.serenade.jobs.calls.TaskAnswer;
import io.serenade.jobs.calls.TaskAnswer.Progress;
import io.serenade.jobs.calls.TaskEnding;
import io.serenade.jobs.calls.TaskFailure;
import io.serenade.jobs.calls.TaskStage;
import io.serenade.jobs.calls.TaskTimes;
import io.serenade.providers.ProviderException;
import io.serenade.providers.ProviderException.Category;
import io.serenade.providers.SpeechSynthesizer;
import io.serenade.providers.SpeechSynthesizer.Speech;
import io.serenade.providers.SpeechSynthesizer.SpeechRequest;
import io.serenade.storage.MediaKind;
import io.serenade.storage.MediaStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Has the words spoken, before the clip, because that costs less. The provider answers with the speech itself and knows
 * nothing of it later, so it is stored before the answer counts; one that was stored but not counted is found again.
 */
@ApplicationScoped
public class Speak implements TaskStage {
    public static final String NAME = "speak";

    static final String TASK = "speech";
    private static final Duration SPEAKING = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final int SPOKEN_PERCENT = 15;

    @Inject
    AskOnce askOnce;

    @Inject
    PetClips clips;

    @Inject
    SpeechSynthesizer synthesizer;

    @Inject
    MediaStore media;

    @Inject
    JobMedia jobMedia;

    @Inject
    Prices prices;

    @Inject
    Jobs jobs;

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
        return SPEAKING.plusSeconds(60);
    }

    @Override
    public RetryPolicy retryPolicy() {
        return new RetryPolicy(2, List.of(Duration.ofSeconds(5)));
    }

    @Override
    public Outcome run(Claim claim) {
        if (!clips.get(claim.jobId()).isSpeaking()) {
            return Outcome.done(Outcome.NOTHING);
        }
        Outcome outcome = askOnce.follow(claim, TASK, workOf(claim.jobId(), TASK));
        if (outcome instanceof Outcome.Done) {
            jobs.report(claim, SPOKEN_PERCENT);
        }
        return outcome;
    }

    @Override
    public ProviderWork<String> workOf(String jobId, String taskName) {
        return new Work(jobId);
    }

    /** Its record is the times of the characters. */
    private final class Work implements ProviderWork<String> {
        private final String id;

        Work(String id) {
            this.id = id;
        }

        @Override
        public String account() {
            return synthesizer.name();
        }

        @Override
        public BigDecimal price() {
            return prices.of(TASK);
        }

        @Override
        public TaskTimes times() {
            return new TaskTimes(SPEAKING, GRACE, TaskTimes.growing());
        }

        @Override
        public Optional<URI> callbackBase() {
            return Optional.empty();
        }

        @Override
        public TaskAnswer<String> ask(Optional<URI> callback) {
            Words words = clips.get(id).order().words().orElseThrow();
            if (isStored()) {
                return new TaskAnswer<>(id, Progress.SUCCEEDED, Timings.write(List.of()));
            }
            Speech speech = synthesizer.speak(new SpeechRequest(words.text(), words.voiceId()), SPEAKING);
            store(speech);
            return new TaskAnswer<>(
                    speech.requestId().orElse(id), Progress.SUCCEEDED, Timings.write(speech.characters()));
        }

        private void store(Speech speech) {
            try {
                jobMedia.put(id, MediaKind.SPEECH, PetMedia.speechKey(id), file -> Files.write(file, speech.mp3()));
            } catch (IOException e) {
                throw new ProviderException(Category.BROKEN, "The speech could not be stored.", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ProviderException(Category.UNANSWERED, "Interrupted while the speech was stored.", e);
            }
        }

        private boolean isStored() {
            try {
                return media.find(MediaKind.SPEECH, PetMedia.speechKey(id)).isPresent();
            } catch (IOException e) {
                throw new ProviderException(Category.UNAVAILABLE, "The storage cannot be reached.", e);
            }
        }

        @Override
        public TaskAnswer<String> read(String externalId) {
            return new TaskAnswer<>(
                    externalId, isStored() ? Progress.SUCCEEDED : Progress.FAILED, Timings.write(List.of()));
        }

        @Override
        public void succeeded(String timings) {
            clips.get(id).markSpoken(timings);
        }

        @Override
        public TaskFailure failure(TaskEnding<String> ending) {
            return switch (ending.reason()) {
                case REFUSED -> refused(ending.error().orElseThrow());
                case UNANSWERED, LOST, TIMED_OUT, FAILED ->
                    isStored() ? TaskFailure.again(lost()) : TaskFailure.last(lost());
            };
        }

        /** It may have been paid for, so it is not asked for again by itself. */
        private JobError lost() {
            return new JobError(
                    "speech_unanswered",
                    "The speech was asked for, but its answer never came. Please order again.",
                    true);
        }

        private TaskFailure refused(JobError error) {
            return error.code().equals("provider_rejected")
                    ? TaskFailure.last(new JobError("speech_refused", error.message(), false, error.requestId()))
                    : TaskFailure.again(error);
        }
    }
}
