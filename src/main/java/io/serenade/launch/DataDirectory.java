package io.serenade.launch;

import io.serenade.platform.settings.SettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The folder of everything that must survive a restart, locked by one launcher at a time. */
final class DataDirectory implements AutoCloseable {
    private final Path root;
    private final FileChannel lock;

    private DataDirectory(Path root, FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    static DataDirectory open(Path root) {
        try {
            Files.createDirectories(root);
            FileChannel channel = FileChannel.open(
                    root.resolve("launcher.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel)) {
                return new DataDirectory(root, channel);
            }
            channel.close();
        } catch (IOException e) {
            throw new SettingsException(
                    "DATA_DIR",
                    "is \"" + root + "\" but nothing can be written there (" + e.getMessage()
                            + "); name a folder of your own.");
        }
        throw new LaunchException("Serenade is already running with the DATA_DIR " + root
                + ": stop it first, or set DATA_DIR to another folder.");
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            FileLock held = channel.tryLock();
            return held != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    Path root() {
        return root;
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    Path postgresBinaries() {
        return root.resolve("postgres-bin");
    }

    Path postgresLog() {
        return root.resolve("postgres.log");
    }

    Path server() {
        return root.resolve("server");
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
