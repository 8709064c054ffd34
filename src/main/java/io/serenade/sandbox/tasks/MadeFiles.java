package io.serenade.sandbox.tasks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * A folder of files that can be regenerated: a missing file (made by another node, or removed) is made when it is
 * requested. Each is made once for concurrent requests, and only a few at a time, which limits memory and CPU use.
 */
public final class MadeFiles {
    private static final int AT_ONCE = Math.max(2, Runtime.getRuntime().availableProcessors());

    private final Path folder;
    private final Semaphore makers = new Semaphore(AT_ONCE, true);
    private final ConcurrentMap<String, Turn> turns = new ConcurrentHashMap<>();

    public MadeFiles(Path folder) {
        this.folder = folder;
    }

    /** Writes a file's content. */
    @FunctionalInterface
    public interface Maker {
        void writeTo(Path unfinished) throws IOException, InterruptedException;
    }

    /** The lock of one file, and how many threads want it. */
    private record Turn(Lock lock, int askers) {
        Turn with(int more) {
            return new Turn(lock, askers + more);
        }
    }

    /** The file of this name, which appears only when it is complete. */
    public Path get(String name, Maker maker) throws IOException, InterruptedException {
        Path file = folder.resolve(name);
        if (Files.exists(file)) {
            return file;
        }
        Lock turn = enter(name);
        try {
            turn.lockInterruptibly();
            try {
                makeUnlessThere(file, maker);
            } finally {
                turn.unlock();
            }
        } finally {
            leave(name);
        }
        return file;
    }

    private Lock enter(String name) {
        return turns.compute(name, (key, turn) -> turn == null ? new Turn(new ReentrantLock(), 1) : turn.with(1))
                .lock();
    }

    private void leave(String name) {
        turns.computeIfPresent(name, (key, turn) -> turn.askers() == 1 ? null : turn.with(-1));
    }

    private void makeUnlessThere(Path file, Maker maker) throws IOException, InterruptedException {
        if (Files.exists(file)) {
            return;
        }
        makers.acquire();
        try {
            make(file, maker);
        } finally {
            makers.release();
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

    /** Removes files that were made before the time given. */
    public void removeOlderThan(Instant cutoff) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> made = files.toList();
            for (Path file : made) {
                if (isOlderThan(cutoff, file)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** Ignores a file that another thread has just finished or removed. */
    private static boolean isOlderThan(Instant cutoff, Path file) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(cutoff);
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
