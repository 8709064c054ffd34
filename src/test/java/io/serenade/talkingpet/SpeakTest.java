package io.serenade.talkingpet;

import static io.serenade.jobs.JobBuilder.aJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.jobs.Claim;
import io.serenade.jobs.JobError;
import io.serenade.jobs.JobMediaForTests;
import io.serenade.jobs.Outcome;
import io.serenade.jobs.calls.ProviderWork;
import io.serenade.jobs.calls.TaskAnswer;
import io.serenade.jobs.calls.TaskAnswer.Progress;
import io.serenade.jobs.calls.TaskEnding;
import io.serenade.jobs.calls.TaskEnding.Reason;
import io.serenade.jobs.calls.TaskFailure;
import io.serenade.providers.ProviderException;
import io.serenade.providers.ProviderException.Category;
import io.serenade.providers.SpeechSynthesizer;
import io.serenade.providers.SpeechSynthesizer.Speech;
import io.serenade.providers.SpeechSynthesizer.SpeechRequest;
import io.serenade.providers.SpeechSynthesizer.SpokenCharacter;
import io.serenade.rendering.speech.Fit;
import io.serenade.storage.MediaKind;
import io.serenade.storage.MediaStore;
import io.serenade.storage.StoresForTests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Speech is answered with the thing itself: what that means for paying once. */
class SpeakTest {
    private static final String ID = "123e4567-e89b-42d3-a456-426614174000";
    private static final byte[] MP3 = {1, 2, 3};
    private static final Instant SENT = Instant.parse("2027-02-14T12:00:00Z");
    private static final Speech SPEECH = new Speech(
            MP3,
            List.of(
                    new SpokenCharacter("H", Duration.ZERO, Duration.ofMillis(120)),
                    new SpokenCharacter("i", Duration.ofMillis(120), Duration.ofMillis(300))),
            Optional.of("request-1"));

    @TempDir
    Path folder;

    private final Speak speak = new Speak();
    private PetClip clip = clip(Optional.of(new Words("Hi", "voice")));
    private MediaStore store;
    private int spoken;
    private Supplier<Optional<Speech>> history = Optional::empty;

    @BeforeEach
    void wire() {
        store = StoresForTests.inFolder(folder);
        speak.media = store;
        speak.jobMedia = JobMediaForTests.of(store, () -> aJob().withId(ID).build());
        speak.synthesizer = new SpeechSynthesizer() {
            @Override
            public String name() {
                return "scripted";
            }

            @Override
            public int mostCharacters() {
                return 600;
            }

            @Override
            public Speech speak(SpeechRequest request, Duration deadline) {
                spoken++;
                return SPEECH;
            }

            @Override
            public Optional<Speech> findSpoken(SpeechRequest request, Instant since, Duration deadline) {
                assertThat(request).isEqualTo(new SpeechRequest("Hi", "voice"));
                assertThat(since).isEqualTo(SENT);
                return history.get();
            }

            @Override
            public List<Voice> voices() {
                return List.of();
            }
        };
        speak.clips = new PetClips() {
            @Override
            public PetClip get(String jobId) {
                return clip;
            }
        };
    }

    @Test
    void keepsTheSpeechBeforeItsAnswerCounts() throws Exception {
        TaskAnswer<String> answer = work().ask(Optional.empty());

        assertThat(answer.progress()).isEqualTo(Progress.SUCCEEDED);
        assertThat(answer.externalId()).isEqualTo("request-1");
        assertThat(store.find(MediaKind.SPEECH, ID + ".mp3")).isPresent();
        assertThat(Timings.read(answer.record()))
                .extracting(character -> character.text() + character.start().toMillis() + "-"
                        + character.end().toMillis())
                .containsExactly("H0-120", "i120-300");
    }

    @Test
    void findsASpeechThatWasKeptAndNotCountedInsteadOfPayingAgain() throws Exception {
        store.put(MediaKind.SPEECH, ID + ".mp3", file -> Files.write(file, MP3));

        assertThat(unanswered().again()).isTrue();
        assertThat(work().read("x").progress()).isEqualTo(Progress.SUCCEEDED);
        assertThat(work().ask(Optional.empty()).progress()).isEqualTo(Progress.SUCCEEDED);
        assertThat(spoken).isZero();
    }

    @Test
    void findsASpeechWhoseAnswerWasLostInWhatTheProviderKeeps() throws Exception {
        history = () -> Optional.of(SPEECH);

        TaskAnswer<String> found = work().search(SENT).orElseThrow();

        assertThat(found.progress()).isEqualTo(Progress.SUCCEEDED);
        assertThat(found.externalId())
                .as("unlike that of another job whose equal words were spoken")
                .isEqualTo(ID);
        assertThat(Timings.read(found.record())).hasSize(2);
        assertThat(store.find(MediaKind.SPEECH, ID + ".mp3")).isPresent();
        assertThat(spoken).isZero();
    }

    @Test
    void needsNoHistoryForASpeechThatIsStored() throws Exception {
        history = () -> {
            throw new ProviderException(Category.UNAVAILABLE, "It is away.", null);
        };
        assertThatThrownBy(() -> work().search(SENT)).isInstanceOf(ProviderException.class);

        store.put(MediaKind.SPEECH, ID + ".mp3", file -> Files.write(file, MP3));

        assertThat(work().search(SENT)).isPresent();
        history = Optional::empty;
        assertThat(work().search(SENT)).isPresent();
    }

    @Test
    void doesNotPayAgainForASpeechWhoseAnswerNeverCame() {
        TaskFailure failure = unanswered();

        assertThat(failure.again()).isFalse();
        assertThat(failure.error().code()).isEqualTo("speech_unanswered");
        assertThat(failure.error().retryable()).isTrue();
    }

    @Test
    void isOverWhereTheVoiceRefusesTheText() {
        TaskFailure refused = work().failure(
                        ending(Reason.REFUSED, Optional.of(new JobError("provider_rejected", "No such voice.", true))));

        assertThat(refused.again()).isFalse();
        assertThat(refused.error()).isEqualTo(new JobError("speech_refused", "No such voice.", false, null));
        assertThat(work().failure(ending(Reason.REFUSED, Optional.of(new JobError("provider_broken", "Oh.", true))))
                        .again())
                .isTrue();
    }

    @Test
    void doesNothingForAClipWithoutWords() {
        clip = clip(Optional.empty());

        assertThat(speak.run(new Claim(ID, PetClip.PRODUCT, Speak.NAME, 0, 1, false)))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void takesASpeechThatCouldNotBeStoredForOneWhoseAnswerWasLost() {
        speak.jobMedia = JobMediaForTests.of(StoresForTests.inFolder(Path.of("/proc/nowhere")), () -> aJob().build());

        assertThatThrownBy(() -> work().ask(Optional.empty()))
                .isInstanceOfSatisfying(
                        ProviderException.class, e -> assertThat(e.category()).isEqualTo(Category.UNANSWERED));
    }

    private TaskFailure unanswered() {
        return work().failure(ending(Reason.UNANSWERED, Optional.empty()));
    }

    private static TaskEnding<String> ending(Reason reason, Optional<JobError> error) {
        return new TaskEnding<>(reason, Optional.empty(), Duration.ZERO, error);
    }

    private ProviderWork<String> work() {
        return speak.workOf(ID, "speech");
    }

    private static PetClip clip(Optional<Words> words) {
        return new PetClip(ID, new PetOrder("It barks", 6, "768p", "a/b", words, Fit.HOLD, false));
    }
}
