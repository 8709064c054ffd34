package io.serenade.sandbox;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The tasks of all stand-ins. A callback that is due is claimed by moving its time forward in one statement: of two
 * nodes one gets it, and if that node dies on the way the claim runs out and the callback is sent after all.
 */
@Dependent
class SandboxTasks {
    private static final String COLUMNS =
            "id, provider, request, created_at, finishes_at, fault, webhook_url, callbacks_sent";

    @Resource(lookup = "java:comp/DefaultDataSource")
    private DataSource dataSource;

    SandboxTasks() {}

    SandboxTasks(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    void add(SandboxTask task, Optional<Instant> callbackAt) {
        run(
                "insert into sandbox_tasks (" + COLUMNS
                        + ", callback_state, next_callback_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                task.id().toString(),
                task.provider(),
                task.request(),
                Timestamp.from(task.createdAt()),
                Timestamp.from(task.finishesAt()),
                task.fault().word(),
                task.webhook().map(URI::toString).orElse(null),
                task.callbacksSent(),
                callbackAt.isPresent() ? "due" : "none",
                callbackAt.map(Timestamp::from).orElse(null));
    }

    Optional<SandboxTask> find(String provider, String id) {
        return list("select " + COLUMNS + " from sandbox_tasks where provider = ? and id = ?", provider, id).stream()
                .findFirst();
    }

    /** Takes callbacks that are due; they are due again after the lease unless their outcome is noted before. */
    List<SandboxTask> claimCallbacks(Instant now, Duration lease, int max) {
        return list("""
                update sandbox_tasks set next_callback_at = ?, callbacks_sent = callbacks_sent + 1
                where id in (select id from sandbox_tasks where callback_state = 'due' and next_callback_at <= ?
                             order by next_callback_at limit ? for update skip locked)
                returning\s""" + COLUMNS, Timestamp.from(now.plus(lease)), Timestamp.from(now), max);
    }

    void callbackDelivered(UUID id) {
        run("update sandbox_tasks set callback_state = 'sent' where id = ?", id.toString());
    }

    void callbackDueAgain(UUID id, Instant when) {
        run("update sandbox_tasks set next_callback_at = ? where id = ?", Timestamp.from(when), id.toString());
    }

    void callbackGivenUp(UUID id) {
        run("update sandbox_tasks set callback_state = 'given_up' where id = ?", id.toString());
    }

    /** Counts a refusal of this request and gives the number of refusals since it was last accepted. */
    int countRefusal(String provider, String requestKey) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        insert into sandbox_refusals (provider, request_key, refused) values (?, ?, 1)
                        on conflict (provider, request_key) do update set refused = sandbox_refusals.refused + 1
                        returning refused
                        """)) {
            statement.setString(1, provider);
            statement.setString(2, requestKey);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        } catch (SQLException e) {
            throw new SandboxStorageException("A refusal of " + provider + " could not be counted.", e);
        }
    }

    void forgetRefusals(String provider, String requestKey) {
        run("delete from sandbox_refusals where provider = ? and request_key = ?", provider, requestKey);
    }

    /** Forgets tasks that were made before the moment given, as the real services do after a week. */
    void removeOlderThan(Instant moment) {
        run("delete from sandbox_tasks where created_at < ?", Timestamp.from(moment));
    }

    private void run(String sql, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepare(connection, sql, values)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new SandboxStorageException("The sandbox's tasks could not be changed.", e);
        }
    }

    private List<SandboxTask> list(String sql, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepare(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<SandboxTask> tasks = new ArrayList<>();
            while (rows.next()) {
                tasks.add(read(rows));
            }
            return tasks;
        } catch (SQLException e) {
            throw new SandboxStorageException("The sandbox's tasks could not be read.", e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private static SandboxTask read(ResultSet row) throws SQLException {
        return new SandboxTask(
                UUID.fromString(row.getString("id")),
                row.getString("provider"),
                row.getString("request"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("finishes_at").toInstant(),
                Fault.find(row.getString("fault")).orElse(Fault.NONE),
                Optional.ofNullable(row.getString("webhook_url")).map(URI::create),
                row.getInt("callbacks_sent"));
    }
}
