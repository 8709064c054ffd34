package io.serenade.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * A real database with our tables, for tests that need SQL and no server. One PostgreSQL serves a whole run; every test
 * class has a database of its own. Each statement is a transaction.
 */
public final class TestDatabase extends Database {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestDatabase(DataSource dataSource) {
        super(dataSource);
    }

    /** A new database in the shape of this version. */
    public static TestDatabase create() {
        return migratedTo("latest");
    }

    /** A new database as the migrations up to this one leave it. */
    public static TestDatabase migratedTo(String version) {
        String name = "test_" + NUMBER.incrementAndGet();
        try (Connection connection = Postgres.RUNNING.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
        TestDatabase database = new TestDatabase(Postgres.RUNNING.getDatabase("postgres", name));
        database.migrate(name, version);
        return database;
    }

    /** Brings it to this version's shape. */
    public void migrate() {
        migrate(find("select current_database()", row -> row.getString(1)).orElseThrow(), "latest");
    }

    private void migrate(String name, String version) {
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(Postgres.RUNNING.getDatabase("postgres", name))
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }

    private static final class Postgres {
        private static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                Path folder = Files.createTempDirectory(
                        Files.createDirectories(Path.of("target", "it")).toAbsolutePath(), "database");
                return EmbeddedPostgres.builder()
                        .setDataDirectory(folder.resolve("postgres"))
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
