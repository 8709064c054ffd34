package io.serenade.providers;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Transcribes what is said or sung, while the caller waits. Every method may throw {@link ProviderException}. */
public interface Transcriber {

    /** The provider's name, for accounts and the call log. */
    String name();

    /** Whether it can be asked at all, for which a key or a stand-in is needed. */
    boolean isConfigured();

    /** The model that is used. */
    String model();

    /**
     * Listens once to a FLAC or MP3 file of up to 25 MB.
     *
     * @param deadline how long it may take until the last byte is there
     * @throws java.io.UncheckedIOException when the file cannot be read
     */
    Transcription transcribe(Path sound, Duration deadline);

    /** The day on which the model is shut down, if one has been announced. The call is free. */
    default Optional<LocalDate> lastDay(Duration deadline) {
        return Optional.empty();
    }

    /**
     * What was heard.
     *
     * @param language as the provider names it, such as {@code english} or {@code en}; empty if it does not
     * @param words empty if the model gives no word times
     * @param segments empty if the model gives none
     * @param requestId the provider's own id of the request, where it gave one
     */
    record Transcription(
            String text, String language, List<TimedWord> words, List<Segment> segments, Optional<String> requestId) {
        public Transcription {
            words = List.copyOf(words);
            segments = List.copyOf(segments);
        }
    }

    /** A word with its times in seconds, often without its punctuation. */
    record TimedWord(String text, double start, double end) {}

    /**
     * A segment of the transcript, with its times in seconds.
     *
     * @param noSpeech how likely it is that nobody speaks there, 0 to 1
     * @param certainty mean logarithm of the probabilities of its tokens, 0 at best
     */
    record Segment(String text, double start, double end, OptionalDouble noSpeech, OptionalDouble certainty) {}
}
