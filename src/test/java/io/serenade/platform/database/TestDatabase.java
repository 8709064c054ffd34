package io.serenade.platform.database;

import io.serenade.platform.SettableClock;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/**
 * A real database with our tables, for tests that need SQL and no server. One PostgreSQL serves a whole run; every test
 * class has a database of its own. Each statement is a transaction.
 */
public final class TestDatabase extends Database {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final KeptConnections connections;
    private Transactions transactions;

    private TestDatabase(KeptConnections connections) {
        super(connections.dataSource());
        this.connections = connections;
    }

    /** For tests of what must happen in one transaction. */
    public synchronized Transactions transactions() {
        if (transactions == null) {
            transactions = new Transactions(connections.dataSource());
        }
        return transactions;
    }

    /** A new database in the shape of this version: a copy, which takes half as long as all migrations. */
    public static TestDatabase create() {
        return open(createFrom(Latest.NAME));
    }

    /** A new database as the migrations up to this one leave it. */
    public static TestDatabase migratedTo(String version) {
        String name = createFrom("template1");
        migrate(name, version);
        return open(name);
    }

    private static TestDatabase open(String name) {
        return new TestDatabase(new KeptConnections(Postgres.RUNNING.getDatabase("postgres", name)));
    }

    private static String createFrom(String template) {
        String name = "test_" + NUMBER.incrementAndGet();
        try (Connection connection = Postgres.RUNNING.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " template " + template);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
        return name;
    }

    /** A clock that the database goes by as well: for statements that say {@code now()}, time stands still with it. */
    public SettableClock clockAt(Instant start) {
        update("create table if not exists test_time (at timestamptz)");
        update("delete from test_time");
        update("insert into test_time values (?)", start);
        update(
                "create or replace function public.now() returns timestamptz language sql stable as 'select at from test_time'");
        update("alter database " + name() + " set search_path = public, pg_catalog");
        reconnect();
        return new SettableClock(start) {
            @Override
            public void set(Instant moment) {
                super.set(moment);
                update("update test_time set at = ?", moment);
            }
        };
    }

    private void reconnect() {
        try {
            connections.forget();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private String name() {
        return find("select current_database()", row -> row.getString(1)).orElseThrow();
    }

    /** Brings it to this version's shape. */
    public void migrate() {
        migrate(name(), "latest");
    }

    private static void migrate(String name, String version) {
        Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(Postgres.RUNNING.getDatabase("postgres", name))
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }

    /** Migrated once a run; nobody stays connected to it. */
    private static final class Latest {
        private static final String NAME = migrated();

        private static String migrated() {
            String name = createFrom("template1");
            migrate(name, "latest");
            return name;
        }
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
