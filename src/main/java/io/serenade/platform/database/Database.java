package io.serenade.platform.database;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Runs the statements that must be exact SQL (claims, limits, compare-and-set). Joins the current transaction, like the
 * entity manager; a failure is a {@link DatabaseException}.
 */
@ApplicationScoped
public class Database {
    private static final int FOR_EVER = 0;

    @Resource
    private DataSource dataSource;

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

    /** A connection keeps its statement timeout, so that it holds for entities too, which share the pool. */
    private Connection connect() throws SQLException {
        Connection connection = dataSource.getConnection();
        if (patienceMillis != FOR_EVER) {
            connection.setNetworkTimeout(Runnable::run, patienceMillis);
        }
        return connection;
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
