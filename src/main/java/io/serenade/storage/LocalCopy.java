package io.serenade.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A medium as a local file, read-only: the stored file itself, or a copy that is deleted when this is closed. */
public final class LocalCopy implements AutoCloseable {
    private final Path path;
    private final boolean temporary;

    private LocalCopy(Path path, boolean temporary) {
        this.path = path;
        this.temporary = temporary;
    }

    static LocalCopy ofStoredFile(Path path) {
        return new LocalCopy(path, false);
    }

    static LocalCopy ofTemporaryFile(Path path) {
        return new LocalCopy(path, true);
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        if (temporary) {
            Files.deleteIfExists(path);
        }
    }
}
