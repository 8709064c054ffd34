package io.serenade.providers;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Makes songs from words, asynchronously: asked for, then read until finished. Every method may throw {@link ProviderException}. */
public interface SongGenerator {

    /** The provider's name for ledger and gate. */
    String name();

    /** Asks for a song. @return the provider's id of the task */
    String request(SongRequest request);

    /** Reads a task's record. */
    SongRecord read(String taskId);

    /** The account's balance in the provider's credits. */
    long credits();

    /**
     * What to make.
     *
     * @param format {@code mp3} or {@code m4a}
     * @param callback where the provider may report; only ever a hint
     */
    record SongRequest(List<String> tags, String prompt, String format, URI callback) {}

    /**
     * A task as the provider tells it.
     *
     * @param song the finished song's address, present only after success
     * @param raw the whole record as it came
     */
    record SongRecord(Progress progress, Optional<URI> song, String lyrics, Optional<String> error, String raw) {}

    /** Where a task stands; words that are not known mean that it is still being made. */
    enum Progress {
        RUNNING,
        SUCCEEDED,
        FAILED
    }
}
