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
 * Media under opaque keys, in folders or in a bucket. Whatever is found under a key is whole. Keys are {@code <id>.<ext>} or
 * {@code <id>-<word>.<ext>} in small letters, digits and dashes, or a file in a folder for each job where the kind says so;
 * reading knows no others, writing refuses them with an {@link IllegalArgumentException}. An {@link IOException} means that the storage failed and says nothing about the medium.
 */
public interface MediaStore {

    /** Writes the content of a medium into an empty file. */
    @FunctionalInterface
    interface Content {
        void writeTo(Path temporary) throws IOException, InterruptedException;
    }

    /** Makes the medium of a key, whole or not at all; one that is already there is replaced. */
    void put(MediaKind kind, String key, Content content) throws IOException, InterruptedException;

    Optional<StoredMedia> find(MediaKind kind, String key) throws IOException;

    /**
     * The medium as a file, for programs that want one; close it after use.
     *
     * @throws MissingMediaException when there is none under this key
     */
    LocalCopy fetch(MediaKind kind, String key) throws IOException, InterruptedException;

    /** @return whether there was one */
    boolean delete(MediaKind kind, String key) throws IOException;

    /** Takes keys by the page, so that nobody needs room for all of them. */
    @FunctionalInterface
    interface KeyPage {
        void accept(List<String> keys) throws IOException;
    }

    /** Hands out the keys of one kind, last changed before the time given. They may be deleted meanwhile. */
    void eachPage(MediaKind kind, Instant changedBefore, KeyPage page) throws IOException;

    /** Takes a medium out of sight; it can be put back by hand until the bin is emptied. @return whether there was one */
    boolean moveToBin(MediaKind kind, String key) throws IOException;

    /** Deletes for good what came into the bin before the time given. @return how many */
    int emptyBin(Instant binnedBefore) throws IOException;

    /** Which installation the media of a kind belong to; empty while none has put its mark there. */
    Optional<String> findMark(MediaKind kind) throws IOException;

    void putMark(MediaKind kind, String installation) throws IOException;

    /** Where the mark of a kind lies, for people. */
    String placeOfMark(MediaKind kind);

    /** Removes what a vanished writer or reader left behind before the time given. @return how many files */
    int removeUnfinished(Instant olderThan) throws IOException;

    /** Whether media can be written just now; cheap enough to be asked often. */
    boolean isWritable();

    /** The share of the fullest disk that is used, from 0 to 1; empty where the storage has no end that we know of. */
    OptionalDouble fullness() throws IOException;

    /**
     * An address under which anybody may read the medium for a while without asking us; nobody looks whether it is there.
     * Empty where media are handed out by Serenade alone.
     *
     * @param downloadName the file name offered; without one the medium is shown in place
     */
    Optional<URI> signedUrl(
            MediaKind kind, String key, Duration valid, String contentType, Optional<String> downloadName);
}
