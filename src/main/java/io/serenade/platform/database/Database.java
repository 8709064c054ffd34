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

    public <T> List<T> list(String sql, Row<T> row, Object... parameters) {
        try (Connection connection = connect();
                PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<T> result = new ArrayList<>();
            while (rows.next()) {
                result.add(row.read(rows));
            }
            return result;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    public <T> Optional<T> find(String sql, Row<T> row, Object... parameters) {
        return list(sql, row, parameters).stream().findFirst();
    }

    /** @return the number of rows changed */
    public int update(String sql, Object... parameters) {
        try (Connection connection = connect();
                PreparedStatement statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** Checks whether the database answers, even while other statements are refused because it hangs. */
    void ask() {
        try (Connection connection = open();
                PreparedStatement statement = connection.prepareStatement("select 1")) {
            statement.executeQuery().close();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** While the database is known to hang, no statement begins to wait for it. */
    private Connection connect() throws SQLException {
        if (watch != null && watch.isHanging()) {
            throw new SQLTransientConnectionException("The database hangs");
        }
        return open();
    }

    /**
     * Waiting for a connection and for the answer of a statement share one timeout. A connection keeps it, so that it holds
     * for entities too, which share the pool.
     */
    private Connection open() throws SQLException {
        long begun = System.nanoTime();
        Connection connection = dataSource.getConnection();
        if (patienceMillis == FOR_EVER) {
            return connection;
        }
        long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        try {
            connection.setNetworkTimeout(Runnable::run, (int) Math.max(LEAST_PATIENCE, patienceMillis - waited));
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
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
