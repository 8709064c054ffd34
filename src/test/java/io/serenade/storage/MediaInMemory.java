package io.serenade.storage;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/** Remembers which keys are there and nothing of what is in them; hands out the files that a test has laid down. */
public final class MediaInMemory implements MediaStore {
    /** The share of its disk that is used, as a test says. */
    public OptionalDouble fullness = OptionalDouble.empty();

    public final Set<String> keys = new TreeSet<>();
    public final Map<String, Path> files = new HashMap<>();

    /** Looks at each file before it is forgotten. */
    public KeepsFiles written = file -> {};

    /** Does with a written file what a test wants. */
    @FunctionalInterface
    public interface KeepsFiles {
        void accept(Path file) throws IOException;
    }

    @Override
    public void put(MediaKind kind, String key, Content content) throws IOException, InterruptedException {
        Path file = Files.createTempFile("medium", null);
        try {
            content.writeTo(file);
            written.accept(file);
        } finally {
            Files.deleteIfExists(file);
        }
        keys.add(key);
    }

    @Override
    public boolean delete(MediaKind kind, String key) {
        return keys.remove(key);
    }

    @Override
    public Optional<StoredMedia> find(MediaKind kind, String key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public LocalCopy fetch(MediaKind kind, String key) throws MissingMediaException {
        if (!files.containsKey(key)) {
            throw new MissingMediaException(kind, key);
        }
        return LocalCopy.ofStoredFile(files.get(key));
    }

    @Override
    public void eachPage(MediaKind kind, Instant changedBefore, KeyPage page) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean moveToBin(MediaKind kind, String key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int emptyBin(Instant binnedBefore) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<String> findMark(MediaKind kind) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void putMark(MediaKind kind, String installation) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String placeOfMark(MediaKind kind) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int removeUnfinished(Instant olderThan) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isWritable() {
        return true;
    }

    @Override
    public OptionalDouble fullness() {
        return fullness;
    }

    @Override
    public Optional<URI> signedUrl(
            MediaKind kind, String key, Duration valid, String contentType, Optional<String> downloadName) {
        return Optional.empty();
    }
}
