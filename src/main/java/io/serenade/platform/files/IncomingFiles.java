package io.serenade.platform.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The folder of files that are being received. Old files in it were left behind by a node that was killed. */
public final class IncomingFiles {
    static final String PREFIX = ".incoming-";

    private final Path folder;

    public IncomingFiles(Path folder) {
        this.folder = folder;
    }

    public TemporaryFile create() {
        return TemporaryFile.in(folder);
    }

    /** Removes those last changed before the time given. @return how many */
    public int removeOlderThan(Instant before) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        int removed = 0;
        for (Path file : list()) {
            if (Files.exists(file)
                    && Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                removed += Files.deleteIfExists(file) ? 1 : 0;
            }
        }
        return removed;
    }

    private List<Path> list() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(PREFIX))
                    .toList();
        }
    }
}
