package io.serenade.sandbox.tasks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * A folder of files that can be made anew: one that is not here (another node made it, or it was swept away) is made when it
 * is asked for. One at a time, which bounds memory and processor.
 */
public final class MadeFiles {
    private final Path folder;
    private final Lock turn = new ReentrantLock();

    public MadeFiles(Path folder) {
        this.folder = folder;
    }

    /** Writes a file's content. */
    @FunctionalInterface
    public interface Maker {
        void writeTo(Path unfinished) throws IOException, InterruptedException;
    }

    /** The file of this name, which appears only when it is whole. */
    public Path get(String name, Maker maker) throws IOException, InterruptedException {
        Path file = folder.resolve(name);
        if (Files.exists(file)) {
            return file;
        }
        turn.lockInterruptibly();
        try {
            if (!Files.exists(file)) {
                make(file, maker);
            }
            return file;
        } finally {
            turn.unlock();
        }
    }

    private void make(Path file, Maker maker) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path unfinished = Files.createTempFile(folder, "unfinished-", ".part");
        try {
            maker.writeTo(unfinished);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Removes files that were made before the moment given. */
    public void removeOlderThan(Instant moment) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> made = files.toList();
            for (Path file : made) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(moment)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
