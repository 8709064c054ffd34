package io.serenade.platform.database;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Runs the statements that must be exact SQL (claims, limits, compare-and-set). Joins the current transaction, like the
 * entity manager; a failure is a {@link DatabaseException}.
 */
@ApplicationScoped
public class Database {
    private static final int FOR_EVER = 0;
    private static final int LEAST_PATIENCE = 100;

    @Resource
    private DataSource dataSource;

    @Inject
    DatabaseWatch watch;

    private int patienceMillis = FOR_EVER;

    public Database() {}

    /** For long statements, and for code outside the container. */
    public Database(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Inject
    void waitNoLongerThan(DatabaseSettings settings) {
        patienceMillis = (int) settings.patience().toMillis();
    }

    /** Reads one value from the current row. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** What is done with a connection. */
    @FunctionalInterface
    private interface Use<T> {
        T with(Connection connection) throws SQLException;
    }

    /** Until it is closed, a connection waits only as long as the wait for it has left. */
    @FunctionalInterface
    private interface ShortenedPatience extends AutoCloseable {
        @Override
        void close() throws SQLException;
    }

    public <T> List<T> list(String sql, Row<T> row, Object... parameters) {
        return unlessItHangs(connection -> {
            try (PreparedStatement statement = prepare(connection, sql, parameters);
                    ResultSet rows = statement.executeQuery()) {
                List<T> result = new ArrayList<>();
                while (rows.next()) {
                    result.add(row.read(rows));
                }
                return result;
            }
        });
    }

    public <T> Optional<T> find(String sql, Row<T> row, Object... parameters) {
        return list(sql, row, parameters).stream().findFirst();
    }

    /** @return the number of rows changed */
    public int update(String sql, Object... parameters) {
        return unlessItHangs(connection -> {
            try (PreparedStatement statement = prepare(connection, sql, parameters)) {
                return statement.executeUpdate();
            }
        });
    }

    /** Checks whether the database answers, even while other statements are refused because it hangs. */
    void ask() {
        use(connection -> {
            try (PreparedStatement statement = connection.prepareStatement("select 1")) {
                return statement.execute();
            }
        });
    }

    /** While the database is known to hang, no statement begins to wait for it. */
    private <T> T unlessItHangs(Use<T> use) {
        if (watch != null && watch.isHanging()) {
            throw new DatabaseException(new SQLTransientConnectionException("The database hangs"));
        }
        return use(use);
    }

    private <T> T use(Use<T> use) {
        long begun = System.nanoTime();
        try (Connection connection = dataSource.getConnection();
                ShortenedPatience rest = shortenPatience(connection, begun)) {
            return use.with(connection);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /**
     * Waiting for a connection and for the answer of a statement share one timeout. Afterwards the connection has the whole
     * timeout again, because it keeps it for entities, which share the pool.
     */
    private ShortenedPatience shortenPatience(Connection connection, long begun) throws SQLException {
        if (patienceMillis == FOR_EVER) {
            return () -> {};
        }
        long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        connection.setNetworkTimeout(Runnable::run, (int) Math.max(LEAST_PATIENCE, patienceMillis - waited));
        return () -> connection.setNetworkTimeout(Runnable::run, patienceMillis);
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime timestamp = row.getObject(column, OffsetDateTime.class);
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            Object value = parameters[i];
            statement.setObject(i + 1, value instanceof Instant timestamp ? timestamp.atOffset(ZoneOffset.UTC) : value);
        }
        return statement;
    }
}
