package io.serenade.providers;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Makes songs from words, asynchronously: asked for, then read until finished. Every method may throw {@link ProviderException}. */
public interface SongGenerator {

    /** The provider's name, for accounts and the call log. */
    String name();

    /** Whether songs can be made at all, for which a key or a stand-in is needed. */
    default boolean isConfigured() {
        return true;
    }

    /** Asks for a song. @return the provider's id of the task */
    String request(SongRequest request);

    /** Reads a task's record. */
    SongRecord read(String taskId);

    /** Whether a status in a callback says that the task has ended. */
    boolean isFinal(String status);

    /** The account's balance in the provider's credits. */
    long credits();

    /**
     * What to make.
     *
     * @param format {@code mp3} or {@code m4a}
     * @param wordTimes whether the times of the sung words are wanted as well
     * @param callback where the provider may report; only ever a hint
     */
    record SongRequest(List<String> tags, String prompt, String format, boolean wordTimes, URI callback) {}

    /**
     * A task as the provider tells it.
     *
     * @param song the finished song's address, present only after success
     * @param words what is sung when, in the song's order; empty while that is not known
     * @param wordsMayCome whether words may be known later
     * @param raw the whole record as it came
     */
    record SongRecord(
            Progress progress,
            Optional<URI> song,
            String lyrics,
            Optional<String> error,
            List<SungWord> words,
            boolean wordsMayCome,
            String raw) {
        public SongRecord {
            words = List.copyOf(words);
        }
    }

    /**
     * A word and when it is sung, counted from the song's start.
     *
     * @param text as the provider wrote it; a line break in it marks the end of a line
     */
    record SungWord(String text, Duration start, Duration end) {}

    /** Where a task stands; words that are not known mean that it is still being made. */
    enum Progress {
        RUNNING,
        SUCCEEDED,
        FAILED
    }
}
