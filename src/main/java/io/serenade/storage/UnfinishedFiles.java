package io.serenade.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** The temporary files of a folder, distinguished from media by their names. */
final class UnfinishedFiles {
    private static final String PREFIX = ".part-";

    private UnfinishedFiles() {}

    static Path create(Path folder, String key) throws IOException {
        Files.createDirectories(folder);
        return Files.createTempFile(folder, PREFIX, "-" + key.substring(key.lastIndexOf('/') + 1));
    }

    /** Removes those last changed before the time given. @return how many */
    static int remove(Path folder, Instant olderThan) throws IOException {
        return FolderFiles.delete(folder, name -> name.startsWith(PREFIX), olderThan);
    }
}
