package io.serenade.storage;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Media under opaque keys, in folders or in a bucket. Whatever is found under a key is complete. Keys are {@code
 * <id>.<ext>} or {@code <id>-<word>.<ext>} in small letters, digits and dashes, or a file in a folder for each job
 * where the kind says so; other keys are never found by reading, and refused with an {@link IllegalArgumentException}
 * by writing. An {@link IOException} means that the storage failed and says nothing about the file.
 */
public interface MediaStore {

    /** Writes the content of a medium into an empty file. */
    @FunctionalInterface
    interface Content {
        void writeTo(Path temporary) throws IOException, InterruptedException;
    }

    /** Stores a file under a key, completely or not at all; an existing one is replaced. */
    void put(MediaKind kind, String key, Content content) throws IOException, InterruptedException;

    Optional<StoredMedia> find(MediaKind kind, String key) throws IOException;

    /**
     * The medium as a file, for programs that need one; close it after use.
     *
     * @throws MissingMediaException when there is none under this key
     */
    LocalCopy fetch(MediaKind kind, String key) throws IOException, InterruptedException;

    /** @return whether there was one */
    boolean delete(MediaKind kind, String key) throws IOException;

    /** Receives keys page by page, so that they need not all fit into memory. */
    @FunctionalInterface
    interface KeyPage {
        void accept(List<String> keys) throws IOException;
    }

    /** Hands out the keys of one kind, last changed before the time given. They may be deleted meanwhile. */
    void eachPage(MediaKind kind, Instant changedBefore, KeyPage page) throws IOException;

    /** Moves a file to the bin; it can be restored by hand until the bin is emptied. @return whether there was one */
    boolean moveToBin(MediaKind kind, String key) throws IOException;

    /** Permanently deletes what was moved to the bin before the given time. @return how many */
    int emptyBin(Instant binnedBefore) throws IOException;

    /** Which installation the media of a kind belong to; empty while there is no mark. */
    Optional<String> findMark(MediaKind kind) throws IOException;

    void putMark(MediaKind kind, String installation) throws IOException;

    /** The location of the mark of a kind, for messages. */
    String placeOfMark(MediaKind kind);

    /** Removes what a crashed writer or reader left behind before the given time. @return how many files */
    int removeUnfinished(Instant olderThan) throws IOException;

    /** Whether media can be written at present; cheap enough to be called often. */
    boolean isWritable();

    /** The share of the fullest disk that is used, from 0 to 1; empty if the storage has no known limit. */
    OptionalDouble fullness() throws IOException;

    /**
     * A temporary address under which anybody may read the file directly from the storage; its existence is not
     * checked. Empty if only Serenade serves the media.
     *
     * @param downloadName the file name offered; without one the medium is shown in place
     */
    Optional<URI> signedUrl(
            MediaKind kind, String key, Duration valid, String contentType, Optional<String> downloadName);
}
