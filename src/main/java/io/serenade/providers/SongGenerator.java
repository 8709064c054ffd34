package io.serenade.providers;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * Makes songs from words, asynchronously: requested, then polled until finished. Every method may throw {@link
 * ProviderException}.
 */
public interface SongGenerator {

    /** The provider's name, for accounts and the call log. */
    String name();

    /** Whether songs can be made at all, for which a key or a stand-in is needed. */
    default boolean isConfigured() {
        return true;
    }

    /** Requests a song. @return the provider's id of the task */
    String request(SongRequest request);

    /** Reads a task's record. */
    SongRecord read(String taskId);

    /** Whether the record should be read after a callback with this status: the task has ended, or can be heard. */
    boolean isWorthReading(String status);

    /**
     * Opens the sound of a song while it is made. Does not block: completes with a {@link
     * ProviderException} if there is nothing to hear.
     */
    default CompletionStage<LiveSound> listen(String taskId) {
        return CompletableFuture.failedFuture(new ProviderException(
                ProviderException.Category.REJECTED, "Songs cannot be heard while they are made.", null));
    }

    /**
     * A song while it is made.
     *
     * @param bytes as they are made; cancel the subscription to stop
     */
    record LiveSound(String contentType, Flow.Publisher<List<ByteBuffer>> bytes) {}

    /** The account's balance in the provider's credits. */
    long credits();

    /**
     * What to make.
     *
     * @param format {@code mp3} or {@code m4a}
     * @param wordTimes whether the times of the sung words are wanted as well
     * @param streaming whether it is to be heard while it is made
     * @param callback where the provider may report; only ever a hint
     */
    record SongRequest(
            List<String> tags, String prompt, String format, boolean wordTimes, boolean streaming, URI callback) {}

    /**
     * A task as the provider reports it.
     *
     * @param song the finished song's address, present only after success
     * @param words the sung words with their times, in order; empty while unknown
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
     * A sung word with its times from the song's start.
     *
     * @param text as the provider wrote it; a line break in it marks the end of a line
     */
    record SungWord(String text, Duration start, Duration end) {}

    /** The progress of a task; unknown words mean that it is still being made. */
    enum Progress {
        RUNNING,
        /** It is still being made, and what is there can be heard. */
        STREAMING,
        SUCCEEDED,
        FAILED
    }
}
