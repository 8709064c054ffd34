package io.serenade.platform.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file for temporary use, released when this is closed. */
public final class TemporaryFile implements AutoCloseable {
    private final Path path;
    private final Giving back;

    /** Releases or deletes a file. */
    @FunctionalInterface
    public interface Giving {
        void back() throws IOException;
    }

    /** @param back called when it is closed */
    public TemporaryFile(Path path, Giving back) {
        this.path = path;
        this.back = back;
    }

    /** A new file of ours, deleted when this is closed. */
    static TemporaryFile in(Path folder) {
        try {
            Files.createDirectories(folder);
            Path path = Files.createTempFile(folder, IncomingFiles.PREFIX, "");
            return new TemporaryFile(path, () -> Files.deleteIfExists(path));
        } catch (IOException e) {
            throw new UncheckedIOException("No file can be made in " + folder, e);
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            back.back();
        } catch (IOException e) {
            throw new UncheckedIOException("A temporary file cannot be removed", e);
        }
    }
}
