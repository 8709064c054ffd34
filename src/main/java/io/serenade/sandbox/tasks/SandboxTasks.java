package io.serenade.sandbox.tasks;

import io.serenade.platform.database.Database;
import io.serenade.sandbox.tasks.SandboxTask.Stop;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The tasks of all stand-ins. A callback that is due is claimed by moving its time forward in one statement: of two
 * nodes one gets it, and if that node crashes, the claim expires and the callback is sent after all.
 */
@ApplicationScoped
@Transactional
public class SandboxTasks {
    private static final String COLUMNS =
            "id, provider, request, created_at, starts_at, finishes_at, stopped_as, fault, webhook_url, callbacks_sent";

    private static final int BATCH_SIZE = 1_000;

    @Inject
    Database database;

    public void add(SandboxTask task, Optional<Instant> callbackAt) {
        add(task, callbackAt, false);
    }

    /** @param callAtStart whether the webhook is called at the start as well */
    public void add(SandboxTask task, Optional<Instant> callbackAt, boolean callAtStart) {
        database.update(
                "insert into sandbox_tasks (" + COLUMNS
                        + ", callback_state, next_callback_at, start_callback_due)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                task.id(),
                task.provider(),
                task.request(),
                task.createdAt(),
                task.startsAt(),
                task.finishesAt(),
                task.stopped().map(how -> how.name().toLowerCase(Locale.ROOT)).orElse(null),
                task.fault().word(),
                task.webhook().map(URI::toString).orElse(null),
                task.callbacksSent(),
                callbackAt.isPresent() ? "due" : "none",
                callbackAt.orElse(null),
                callAtStart);
    }

    public Optional<SandboxTask> find(String provider, String id) {
        return database.find(
                "select " + COLUMNS + " from sandbox_tasks where provider = ? and id = ?",
                SandboxTasks::read,
                provider,
                id);
    }

    /** The newest first. */
    public List<SandboxTask> list(String provider, int offset, int max) {
        return database.list(
                "select " + COLUMNS
                        + " from sandbox_tasks where provider = ? order by created_at desc, id offset ? limit ?",
                SandboxTasks::read,
                provider,
                offset,
                max);
    }

    /** Ends a task that is under way; one that is done stays as it is. Its callback is due immediately. */
    public void cancel(String id, Instant now) {
        database.update(
                "update sandbox_tasks set finishes_at = ?, stopped_as = 'canceled', start_callback_due = false,"
                        + " next_callback_at = least(next_callback_at, ?) where id = ? and finishes_at > ?",
                now,
                now,
                id,
                now);
    }

    /** Claims the callbacks that report a start; each is sent once, whether it arrives or not. */
    List<SandboxTask> claimStartCallbacks(Instant now, int max) {
        return database.list("""
                update sandbox_tasks set start_callback_due = false
                where id in (select id from sandbox_tasks where start_callback_due and starts_at <= ?
                             order by starts_at limit ? for update skip locked)
                returning\s""" + COLUMNS, SandboxTasks::read, now, max);
    }

    /** Takes callbacks that are due; they are due again after the lease unless their outcome is noted before. */
    List<SandboxTask> claimCallbacks(Instant now, Duration lease, int max) {
        return database.list("""
                update sandbox_tasks set next_callback_at = ?, callbacks_sent = callbacks_sent + 1
                where id in (select id from sandbox_tasks where callback_state = 'due' and next_callback_at <= ?
                             order by next_callback_at limit ? for update skip locked)
                returning\s""" + COLUMNS, SandboxTasks::read, now.plus(lease), now, max);
    }

    void callbackDelivered(String id) {
        database.update("update sandbox_tasks set callback_state = 'sent' where id = ?", id);
    }

    void callbackDueAgain(String id, Instant when) {
        database.update("update sandbox_tasks set next_callback_at = ? where id = ?", when, id);
    }

    void callbackGivenUp(String id) {
        database.update("update sandbox_tasks set callback_state = 'given_up' where id = ?", id);
    }

    /** Counts a refusal of this request. @return the number of refusals since it was last accepted */
    public int countRefusal(String provider, String requestKey) {
        return database.find("""
                        insert into sandbox_refusals (provider, request_key, refused) values (?, ?, 1)
                        on conflict (provider, request_key) do update set refused = sandbox_refusals.refused + 1
                        returning refused
                        """, row -> row.getInt(1), provider, requestKey).orElseThrow();
    }

    public void forgetRefusals(String provider, String requestKey) {
        database.update("delete from sandbox_refusals where provider = ? and request_key = ?", provider, requestKey);
    }

    /** Forgets tasks that were made before the time given, as the real services do after a week. */
    public void removeOlderThan(Instant cutoff) {
        database.update("delete from sandbox_tasks where created_at < ?", cutoff);
    }

    /** Tasks that ended before the time given, callbacks included, and still hold what people wrote. */
    public List<SandboxTask> listWithInput(String provider, Instant cutoff) {
        return database.list(
                "select " + COLUMNS + " from sandbox_tasks where not input_removed and provider = ?"
                        + " and finishes_at < ? and coalesce(next_callback_at, finishes_at) < ?"
                        + " order by finishes_at limit ?",
                SandboxTasks::read,
                provider,
                cutoff,
                cutoff,
                BATCH_SIZE);
    }

    /** @param request what the stand-in needs to answer for this task from now on */
    public void removeInput(String id, String request) {
        database.update("update sandbox_tasks set request = ?, input_removed = true where id = ?", request, id);
    }

    private static SandboxTask read(ResultSet row) throws SQLException {
        Instant created = Database.instant(row, "created_at");
        return new SandboxTask(
                row.getString("id"),
                row.getString("provider"),
                row.getString("request"),
                created,
                Optional.ofNullable(Database.instant(row, "starts_at")).orElse(created),
                Database.instant(row, "finishes_at"),
                Optional.ofNullable(row.getString("stopped_as")).map(how -> Stop.valueOf(how.toUpperCase(Locale.ROOT))),
                Fault.find(row.getString("fault")).orElse(Fault.NONE),
                Optional.ofNullable(row.getString("webhook_url")).map(URI::create),
                row.getInt("callbacks_sent"));
    }
}
