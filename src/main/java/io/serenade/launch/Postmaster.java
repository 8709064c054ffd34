package io.serenade.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The main process of the PostgreSQL that works on a data folder, identified by the file it leaves there. */
final class Postmaster {
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final int PAUSE_MILLIS = 50;

    private final Path folder;

    Postmaster(Path folder) {
        this.folder = folder;
    }

    Optional<ProcessHandle> find() {
        try {
            List<String> lines = Files.readAllLines(folder.resolve("postmaster.pid"));
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                            .filter(ProcessHandle::isAlive)
                            .filter(Postmaster::isPostgres);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * After a restart of the machine the process id may belong to any other process. One that has ended but was not yet
     * waited for by its parent counts as alive, but has no command any more.
     */
    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> command.contains("postgres"))
                .isPresent();
    }

    /** Stops it the fast way: open transactions are rolled back and everything is written. */
    void stop() {
        // Java can send SIGTERM only, on which PostgreSQL waits for its clients to leave.
        signal("INT");
    }

    /** Stops it as a power failure would. */
    void kill() {
        signal("KILL");
    }

    private void signal(String name) {
        Optional<ProcessHandle> running = find();
        if (running.isEmpty()) {
            return;
        }
        try {
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + running.get().pid())
                    .start()
                    .waitFor();
            for (Instant end = Instant.now().plus(STOP); find().isPresent(); Thread.sleep(PAUSE_MILLIS)) {
                if (Instant.now().isAfter(end)) {
                    throw new LaunchException("The database in " + folder + " (process "
                            + running.get().pid() + ") does not stop: end that process first.");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Stopping the database was interrupted.", e);
        }
    }
}
