package io.serenade.jobs.calls;

import io.serenade.jobs.Claim;
import io.serenade.jobs.JobEnded;
import io.serenade.jobs.JobError;
import io.serenade.jobs.JobState;
import io.serenade.jobs.calls.CallbackTokens.Callback;
import io.serenade.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The provider tasks of all jobs; no other class writes their table. A transition that the present state does not allow
 * changes nothing and returns false. Methods are short transactions or join the caller's.
 */
@ApplicationScoped
@Transactional
public class ProviderTasks {
    private static final String COLUMNS =
            "id, job_id, product, stage, name, attempt, account, state, due_at, sent_at, external_id, accepted_at, given_up";
    private static final String LIVE = "('QUEUED', 'ADMITTED', 'SENT', 'RUNNING', 'OVERDUE')";

    @Inject
    Database database;

    @Inject
    Event<SlotFreed> freed;

    @Inject
    Clock clock;

    /** A slot of an account may be free, or a new task waits for one. */
    public record SlotFreed(String account) {}

    /** Queues a new attempt at a task, ordered by the age of its job. */
    public ProviderTask queue(Claim claim, String name, String account, Instant notBefore) {
        database.update("insert into provider_accounts (name) values (?) on conflict do nothing", account);
        return database.find(
                        """
                        insert into provider_tasks (job_id, product, stage, name, attempt, account, state, queued_at, due_at)
                        select j.id, j.product, ?, ?, 1 + coalesce((select max(attempt) from provider_tasks
                                                                     where job_id = j.id and name = ?), 0),
                               ?, 'QUEUED', j.created_at, ? from jobs j where j.id = ?
                        returning\s""" + COLUMNS,
                        ProviderTasks::read,
                        claim.stage(),
                        name,
                        name,
                        account,
                        notBefore,
                        claim.jobId())
                .orElseThrow();
    }

    public ProviderTask get(long id) {
        return database.find("select " + COLUMNS + " from provider_tasks where id = ?", ProviderTasks::read, id)
                .orElseThrow(() -> new IllegalArgumentException("There is no provider task " + id));
    }

    /** The attempts at one task that have not ended, the oldest first. */
    public List<ProviderTask> listLive(String jobId, String name) {
        return database.list(
                "select " + COLUMNS + " from provider_tasks where job_id = ? and name = ? and state in " + LIVE
                        + " order by attempt",
                ProviderTasks::read,
                jobId,
                name);
    }

    /** The last attempt at each task of a job, by name. */
    public List<ProviderTask> listLast(String jobId) {
        return database.list(
                "select distinct on (name) " + COLUMNS
                        + " from provider_tasks where job_id = ? order by name, attempt desc",
                ProviderTasks::read,
                jobId);
    }

    /** The last attempt of a job that has only one task. */
    public Optional<ProviderTask> findLast(String jobId) {
        return database.find(
                "select " + COLUMNS + " from provider_tasks where job_id = ? order by id desc limit 1",
                ProviderTasks::read,
                jobId);
    }

    /** All attempts that may still be running at the provider. */
    public List<ProviderTask> listAtProvider(String jobId) {
        return database.list(
                "select " + COLUMNS
                        + " from provider_tasks where job_id = ? and state in ('SENT', 'RUNNING', 'OVERDUE')",
                ProviderTasks::read,
                jobId);
    }

    public Optional<ProviderTask> find(Callback callback) {
        return callback.taskId()
                .map(id -> database.find(
                        "select " + COLUMNS + " from provider_tasks where id = ? and job_id = ?",
                        ProviderTasks::read,
                        id,
                        callback.jobId()))
                .orElseGet(() -> database.find(
                        "select " + COLUMNS
                                + " from provider_tasks where job_id = ? and attempt = ? order by id limit 1",
                        ProviderTasks::read,
                        callback.jobId(),
                        callback.attempt()));
    }

    public Optional<ProviderTask> find(String account, String externalId) {
        return database.find(
                "select " + COLUMNS + " from provider_tasks where account = ? and external_id = ?",
                ProviderTasks::read,
                account,
                externalId);
    }

    /** Gives it a slot; only {@link ProviderSlots} counts slots. */
    boolean admit(long id) {
        return database.update("update provider_tasks set state = 'ADMITTED' where id = ? and state = 'QUEUED'", id)
                == 1;
    }

    /**
     * Records that the request is about to be sent.
     *
     * @param unansweredUntil until when it may be answered by a callback alone
     * @return false when it must not be sent: it was, or an earlier attempt has been taken after all
     */
    boolean markSent(ProviderTask task, Instant now, Instant unansweredUntil) {
        return database.update("""
                        update provider_tasks t set state = 'SENT', sent_at = ?, due_at = ?
                         where id = ? and state = 'ADMITTED'
                           and not exists (select 1 from provider_tasks o where o.job_id = t.job_id and o.name = t.name
                                              and o.id <> t.id and o.state in ('SENT', 'RUNNING', 'OVERDUE'))""", now, unansweredUntil, task.id()) == 1;
    }

    /** Reverts {@link #markSent}, because nothing was sent. @return whether there was one */
    boolean unmarkSent(ProviderTask task, Instant markedAt) {
        return database.update("""
                        update provider_tasks set state = 'ADMITTED', sent_at = null, due_at = ?
                         where id = ? and state = 'SENT' and sent_at = ? and external_id is null""", markedAt, task.id(), markedAt) == 1;
    }

    /** The provider took it, as its answer says. @return false when it is no longer wanted */
    boolean accept(ProviderTask task, String externalId, Instant nextPoll) {
        return database.update("""
                        update provider_tasks set state = 'RUNNING', external_id = ?, due_at = ?,
                               accepted_at = coalesce(accepted_at, ?)
                         where id = ? and (external_id is null or external_id = ?)
                           and state in ('ADMITTED', 'SENT', 'RUNNING')""", externalId, nextPoll, clock.instant(), task.id(), externalId) == 1;
    }

    /**
     * The provider accepted it, as its callback says; also long after it was abandoned here.
     *
     * @return whether it is followed from now on
     */
    boolean adopt(ProviderTask task, String externalId) {
        Instant now = clock.instant();
        return database.update("""
                        update provider_tasks set external_id = ?, accepted_at = coalesce(accepted_at, sent_at, ?),
                               state = 'RUNNING', due_at = ?, given_up = given_up or state = 'ABANDONED', ended_at = null
                         where id = ? and (external_id is null or external_id = ?) and state in ('SENT', 'ABANDONED')
                           and not exists (select 1 from provider_tasks o where o.account = provider_tasks.account
                                              and o.external_id = ? and o.id <> provider_tasks.id)""", externalId, now, now, task.id(), externalId, externalId) == 1;
    }

    /** Stores the id that the callback of an abandoned task brought. */
    void noteExternalId(ProviderTask task, String externalId) {
        database.update("""
                update provider_tasks set external_id = ? where id = ? and external_id is null
                   and not exists (select 1 from provider_tasks o where o.account = provider_tasks.account
                                      and o.external_id = ?)""", externalId, task.id(), externalId);
    }

    /** A task abandoned here has succeeded at the provider: its record is read in the next run of its stage. */
    public boolean revive(ProviderTask task) {
        Instant now = clock.instant();
        return database.update("""
                        update provider_tasks set state = 'RUNNING', due_at = ?, ended_at = null, given_up = true,
                               accepted_at = coalesce(accepted_at, sent_at, ?)
                         where id = ? and state in ('ABANDONED', 'FAILED') and external_id is not null""", now, now, task.id()) == 1;
    }

    /** A callback came: its record is read in the next run. @return false when it has ended already */
    boolean pollNow(ProviderTask task) {
        return database.update(
                        "update provider_tasks set due_at = ? where id = ? and state in ('RUNNING', 'OVERDUE')",
                        clock.instant(),
                        task.id())
                == 1;
    }

    void pollAt(ProviderTask task, Instant next) {
        database.update("update provider_tasks set due_at = ? where id = ?", next, task.id());
    }

    /** It has timed out but its record cannot be read: its slot is freed, and it is polled again. */
    void markOverdue(ProviderTask task, Instant next) {
        database.update(
                "update provider_tasks set state = 'OVERDUE', due_at = ? where id = ? and state in ('RUNNING', 'OVERDUE')",
                next,
                task.id());
        freed.fire(new SlotFreed(task.account()));
    }

    /** The request definitely never arrived: removes the attempt. */
    void withdraw(ProviderTask task) {
        database.update(
                "delete from provider_tasks where id = ? and state in ('QUEUED', 'ADMITTED', 'SENT') and external_id is null",
                task.id());
        freed.fire(new SlotFreed(task.account()));
    }

    /** The provider does not answer: abandons it without counting a failure. */
    void abandon(ProviderTask task) {
        end(task, TaskState.ABANDONED, null);
        database.update("update provider_tasks set given_up = true where id = ?", task.id());
    }

    /** Why it failed. */
    JobError errorOf(ProviderTask task) {
        return database.find(
                        "select coalesce(error_code, 'cancelled') as code, coalesce(error_message, '') as message"
                                + " from provider_tasks where id = ?",
                        row -> new JobError(row.getString("code"), row.getString("message"), true),
                        task.id())
                .orElseThrow();
    }

    /** Its result is stored, so other attempts at the same task are cancelled. */
    void succeed(ProviderTask task) {
        end(task, TaskState.SUCCEEDED, null);
        database.update(
                "update provider_tasks set state = 'CANCELLED', ended_at = ? where job_id = ? and name = ? and id <> ?"
                        + " and state in " + LIVE,
                clock.instant(),
                task.jobId(),
                task.name(),
                task.id());
    }

    /** It failed; the failure is counted now. */
    void fail(ProviderTask task, TaskState state, JobError error) {
        end(task, state, error);
    }

    private void end(ProviderTask task, TaskState state, JobError error) {
        database.update(
                """
                update provider_tasks set state = ?, ended_at = ?, error_code = ?, error_message = ?,
                       given_up = given_up or ? where id = ?""",
                state.name(),
                clock.instant(),
                error == null ? null : error.code(),
                error == null ? null : error.message(),
                error != null,
                task.id());
        freed.fire(new SlotFreed(task.account()));
    }

    /** Cancels the tasks of an ended job; the result of a task of a failed job may still arrive. */
    void endWith(@Observes JobEnded ended) {
        String state = ended.state() == JobState.FAILED ? TaskState.ABANDONED.name() : TaskState.CANCELLED.name();
        database
                .list(
                        "update provider_tasks set ended_at = ?, given_up = true, state = case when state in ('QUEUED', 'ADMITTED')"
                                + " then 'CANCELLED' else ? end where job_id = ? and state in " + LIVE
                                + " returning account",
                        row -> row.getString(1),
                        clock.instant(),
                        state,
                        ended.jobId())
                .stream()
                .distinct()
                .forEach(account -> freed.fire(new SlotFreed(account)));
    }

    /**
     * Polls now the records of tasks that the provider has had too long.
     *
     * @param wake called with the id of each job
     * @return how many there were
     */
    public int pollOlderThan(String account, Instant acceptedBefore, Consumer<String> wake) {
        Instant now = clock.instant();
        List<String> stale = database.list("""
                update provider_tasks set due_at = ?
                 where account = ? and state = 'RUNNING' and accepted_at < ? and due_at > ? returning job_id""", row -> row.getString(1), now, account, acceptedBefore, now);
        stale.forEach(wake);
        return stale.size();
    }

    private static ProviderTask read(ResultSet row) throws SQLException {
        return new ProviderTask(
                row.getLong("id"),
                row.getString("job_id"),
                row.getString("product"),
                row.getString("stage"),
                row.getString("name"),
                row.getInt("attempt"),
                row.getString("account"),
                TaskState.valueOf(row.getString("state")),
                Database.instant(row, "due_at"),
                Optional.ofNullable(Database.instant(row, "sent_at")),
                Optional.ofNullable(row.getString("external_id")),
                Optional.ofNullable(Database.instant(row, "accepted_at")),
                row.getBoolean("given_up"));
    }
}
