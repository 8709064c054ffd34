package io.serenade.generation;

import io.serenade.storage.LocalCopy;
import io.serenade.storage.MediaKind;
import io.serenade.storage.MediaStore;
import io.serenade.storage.StoredMedia;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/** Remembers which keys are there and nothing of what is in them. */
final class MediaInMemory implements MediaStore {
    final Set<String> keys = new TreeSet<>();

    @Override
    public void put(MediaKind kind, String key, Content content) throws IOException, InterruptedException {
        Path file = Files.createTempFile("medium", null);
        try {
            content.writeTo(file);
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
    public LocalCopy fetch(MediaKind kind, String key) {
        throw new UnsupportedOperationException();
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
        return OptionalDouble.empty();
    }

    @Override
    public Optional<URI> signedUrl(
            MediaKind kind, String key, Duration valid, String contentType, Optional<String> downloadName) {
        return Optional.empty();
    }
}
