package io.serenade.launch;

import io.serenade.platform.settings.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;

/**
 * The PostgreSQL for trying out Serenade: a real and durable one, reachable from this machine only. Its data stay in
 * {@code DATA_DIR} between starts.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final String USER = "postgres";
    private static final Duration START = Duration.ofSeconds(60);

    private final EmbeddedPostgres postgres;
    private final Postmaster postmaster;

    private EmbeddedDatabase(EmbeddedPostgres postgres, Postmaster postmaster) {
        this.postgres = postgres;
        this.postmaster = postmaster;
    }

    static EmbeddedDatabase start(DataDirectory data, int port) {
        try {
            Files.writeString(data.postgresLog(), "");
            ProcessBuilder.Redirect log =
                    ProcessBuilder.Redirect.appendTo(data.postgresLog().toFile());
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(data.postgres())
                    .setOverrideWorkingDirectory(data.postgresBinaries().toFile())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPort(port)
                    .setPGStartupWait(START)
                    .setErrorRedirector(log)
                    .setOutputRedirector(log)
                    // The library's own defaults are made for tests and would lose the last seconds in a crash.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("shared_buffers", "64MB")
                    .setServerConfig("max_connections", "100")
                    .setServerConfig("unix_socket_directories", "")
                    .start();
            return new EmbeddedDatabase(postgres, new Postmaster(data.postgres()));
        } catch (IOException | IllegalStateException e) {
            throw new LaunchException(
                    "The database in " + data.postgres() + " could not be started (" + e.getMessage() + "): see "
                            + data.postgresLog() + ", or let DATABASE_URL name a PostgreSQL of your own.",
                    e);
        }
    }

    DatabaseAddress address() {
        // Local connections are trusted; the server's data source requires a password all the same.
        return new DatabaseAddress(
                "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres", USER, new Secret(USER));
    }

    /** The main process of the database. */
    public ProcessHandle postmaster() {
        return postmaster.find().orElseThrow(() -> new IllegalStateException("The database is not running"));
    }

    /** Kills it as a power failure would: nothing more is written. */
    void kill() {
        postmaster.kill();
        close();
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        postmaster.stop();
    }
}
