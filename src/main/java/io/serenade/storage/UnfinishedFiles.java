package io.serenade.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The temporary files of a folder, told from media by their names. */
final class UnfinishedFiles {
    private static final String PREFIX = ".part-";

    private UnfinishedFiles() {}

    static Path create(Path folder, String key) throws IOException {
        Files.createDirectories(folder);
        return Files.createTempFile(folder, PREFIX, "-" + key);
    }

    /** Removes those last changed before the time given. @return how many */
    static int remove(Path folder, Instant olderThan) throws IOException {
        int removed = 0;
        for (String name : namesOlderThan(folder, olderThan)) {
            if (name.startsWith(PREFIX) && Files.deleteIfExists(folder.resolve(name))) {
                removed++;
            }
        }
        return removed;
    }

    /** Names of all files, finished or not; none where there is no folder. */
    static List<String> namesOlderThan(Path folder, Instant moment) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> file.toFile().lastModified() < moment.toEpochMilli())
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }
}
