package io.serenade.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The main process of the PostgreSQL that works on a data folder, known by the file it leaves there. */
final class Postmaster {
    private static final Duration STOP = Duration.ofSeconds(30);

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
        } catch (java.nio.file.NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** After a restart of the machine the number may belong to any other process. */
    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.contains("postgres"))
                .orElse(true);
    }

    /** Stops it the fast way: open transactions are rolled back and everything is written. */
    void stop() {
        find().ifPresent(process -> {
            try {
                // Java can send SIGTERM only, on which PostgreSQL waits for its clients to leave.
                new ProcessBuilder("sh", "-c", "kill -INT " + process.pid())
                        .start()
                        .waitFor();
                process.onExit().get(STOP.toMillis(), TimeUnit.MILLISECONDS);
            } catch (IOException | ExecutionException | TimeoutException e) {
                throw new LaunchException(
                        "The database in " + folder + " (process " + process.pid()
                                + ") does not stop: end that process first.",
                        e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LaunchException("Stopping the database was interrupted.", e);
            }
        });
    }
}
