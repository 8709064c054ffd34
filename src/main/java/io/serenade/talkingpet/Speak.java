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
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Has the words spoken before the clip is made, because speech costs less. The provider answers with the speech itself,
 * so it is stored before the answer counts; speech that was stored but not counted is found again, and so is speech
 * whose answer was lost, in the provider's list of what it has spoken.
 */
@ApplicationScoped
public class Speak implements TaskStage {
    public static final String NAME = "speak";

    static final String TASK = "speech";
    private static final Duration SPEAKING = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofMinutes(2);

    /** Speech takes a few seconds; what was cut off before is found soon after. */
    private static final Duration SEARCHED_AFTER = Duration.ofSeconds(10);

    private static final Duration SEARCHING = Duration.ofSeconds(20);
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
            SpeechRequest request = request();
            if (isStored()) {
                return untimed();
            }
            Speech speech = synthesizer.speak(request, SPEAKING);
            return kept(speech, speech.requestId().orElse(id));
        }

        @Override
        public Optional<Duration> searchedAfter() {
            return Optional.of(SEARCHED_AFTER);
        }

        @Override
        public Optional<TaskAnswer<String>> search(Instant sent) {
            try {
                Optional<Speech> spoken = synthesizer.findSpoken(request(), sent, SEARCHING);
                if (spoken.isPresent() || !isStored()) {
                    // Several jobs may find the same speech of equal words, and what a provider has made belongs to one
                    // task.
                    return spoken.map(speech -> kept(speech, id));
                }
            } catch (ProviderException e) {
                if (!isStored()) {
                    throw e;
                }
            }
            return Optional.of(untimed());
        }

        private SpeechRequest request() {
            Words words = clips.get(id).order().words().orElseThrow();
            return new SpeechRequest(words.text(), words.voiceId());
        }

        private TaskAnswer<String> kept(Speech speech, String externalId) {
            store(speech);
            return new TaskAnswer<>(externalId, Progress.SUCCEEDED, Timings.write(speech.characters()));
        }

        /** The speech is there, but not the times of its characters. */
        private TaskAnswer<String> untimed() {
            return new TaskAnswer<>(id, Progress.SUCCEEDED, Timings.write(List.of()));
        }

        /** Speech that could not be stored has been paid for: it is like an answer that was lost. */
        private void store(Speech speech) {
            try {
                jobMedia.put(id, MediaKind.SPEECH, PetMedia.speechKey(id), file -> Files.write(file, speech.mp3()));
            } catch (IOException e) {
                throw new ProviderException(Category.UNANSWERED, "The speech could not be stored.", e);
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

        /** It may have been paid, so it is not requested again automatically. */
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
