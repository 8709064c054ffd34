package io.serenade.sandbox.tasks;

import io.serenade.sandbox.tasks.SandboxTask.Stop;
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
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The tasks of all stand-ins. A callback that is due is claimed by moving its time forward in one statement: of two
 * nodes one gets it, and if that node dies on the way the claim runs out and the callback is sent after all.
 */
@Dependent
public class SandboxTasks {
    private static final String COLUMNS =
            "id, provider, request, created_at, starts_at, finishes_at, stopped_as, fault, webhook_url, callbacks_sent";

    @Resource(lookup = "java:comp/DefaultDataSource")
    private DataSource dataSource;

    SandboxTasks() {}

    SandboxTasks(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public void add(SandboxTask task, Optional<Instant> callbackAt) {
        add(task, callbackAt, false);
    }

    /** @param callAtStart whether the webhook wants to hear of the start as well */
    public void add(SandboxTask task, Optional<Instant> callbackAt, boolean callAtStart) {
        run(
                "insert into sandbox_tasks (" + COLUMNS
                        + ", callback_state, next_callback_at, start_callback_due)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                task.id(),
                task.provider(),
                task.request(),
                Timestamp.from(task.createdAt()),
                Timestamp.from(task.startsAt()),
                Timestamp.from(task.finishesAt()),
                task.stopped().map(how -> how.name().toLowerCase(Locale.ROOT)).orElse(null),
                task.fault().word(),
                task.webhook().map(URI::toString).orElse(null),
                task.callbacksSent(),
                callbackAt.isPresent() ? "due" : "none",
                callbackAt.map(Timestamp::from).orElse(null),
                callAtStart);
    }

    public Optional<SandboxTask> find(String provider, String id) {
        return list("select " + COLUMNS + " from sandbox_tasks where provider = ? and id = ?", provider, id).stream()
                .findFirst();
    }

    /** The newest first. */
    public List<SandboxTask> list(String provider, int offset, int max) {
        return list(
                "select " + COLUMNS
                        + " from sandbox_tasks where provider = ? order by created_at desc, id offset ? limit ?",
                provider,
                offset,
                max);
    }

    /** Ends a task that is under way; one that is done stays as it is. Its callback is due at once. */
    public void cancel(String id, Instant now) {
        run(
                "update sandbox_tasks set finishes_at = ?, stopped_as = 'canceled', start_callback_due = false,"
                        + " next_callback_at = least(next_callback_at, ?) where id = ? and finishes_at > ?",
                Timestamp.from(now),
                Timestamp.from(now),
                id,
                Timestamp.from(now));
    }

    /** Takes the starts that are to be told; each is told once, whether it is heard or not. */
    List<SandboxTask> claimStartCallbacks(Instant now, int max) {
        return list("""
                update sandbox_tasks set start_callback_due = false
                where id in (select id from sandbox_tasks where start_callback_due and starts_at <= ?
                             order by starts_at limit ? for update skip locked)
                returning\s""" + COLUMNS, Timestamp.from(now), max);
    }

    /** Takes callbacks that are due; they are due again after the lease unless their outcome is noted before. */
    List<SandboxTask> claimCallbacks(Instant now, Duration lease, int max) {
        return list("""
                update sandbox_tasks set next_callback_at = ?, callbacks_sent = callbacks_sent + 1
                where id in (select id from sandbox_tasks where callback_state = 'due' and next_callback_at <= ?
                             order by next_callback_at limit ? for update skip locked)
                returning\s""" + COLUMNS, Timestamp.from(now.plus(lease)), Timestamp.from(now), max);
    }

    void callbackDelivered(String id) {
        run("update sandbox_tasks set callback_state = 'sent' where id = ?", id);
    }

    void callbackDueAgain(String id, Instant when) {
        run("update sandbox_tasks set next_callback_at = ? where id = ?", Timestamp.from(when), id);
    }

    void callbackGivenUp(String id) {
        run("update sandbox_tasks set callback_state = 'given_up' where id = ?", id);
    }

    /** Counts a refusal of this request and gives the number of refusals since it was last accepted. */
    public int countRefusal(String provider, String requestKey) {
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

    public void forgetRefusals(String provider, String requestKey) {
        run("delete from sandbox_refusals where provider = ? and request_key = ?", provider, requestKey);
    }

    /** Forgets tasks that were made before the moment given, as the real services do after a week. */
    public void removeOlderThan(Instant moment) {
        run("delete from sandbox_tasks where created_at < ?", Timestamp.from(moment));
    }

    /** Blots out what was asked by tasks that ended before the moment given. */
    public void removeInputs(String provider, Instant moment) {
        run(
                "update sandbox_tasks set request = (request::jsonb - 'input')::text where provider = ?"
                        + " and finishes_at < ? and jsonb_exists(request::jsonb, 'input')",
                provider,
                Timestamp.from(moment));
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
        Instant created = row.getTimestamp("created_at").toInstant();
        Timestamp started = row.getTimestamp("starts_at");
        return new SandboxTask(
                row.getString("id"),
                row.getString("provider"),
                row.getString("request"),
                created,
                started == null ? created : started.toInstant(),
                row.getTimestamp("finishes_at").toInstant(),
                Optional.ofNullable(row.getString("stopped_as")).map(how -> Stop.valueOf(how.toUpperCase(Locale.ROOT))),
                Fault.find(row.getString("fault")).orElse(Fault.NONE),
                Optional.ofNullable(row.getString("webhook_url")).map(URI::create),
                row.getInt("callbacks_sent"));
    }
}
