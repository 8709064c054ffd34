package io.serenade.jobs.outbox;

import io.serenade.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * All messages that wait to be sent, were sent or were abandoned. Adding joins the caller's transaction, so a message
 * exists if and only if the change it reports was committed. Times come from the database's clock, which is the same
 * for all nodes.
 */
@ApplicationScoped
@Transactional
public class Outbox {
    /** How long a sender has for one attempt; also the delay after a sender has crashed. */
    public static final Duration LEASE = Duration.ofMinutes(2);

    private static final int MAX_REASON_LENGTH = 300;

    @Inject
    Database database;

    @Inject
    Event<OutboxDue> due;

    /** Adds a message that may be sent after a while. A waiting message of the same kind and key is replaced. */
    public void add(String kind, String key, Optional<String> jobId, String payload, Duration delay) {
        store(kind, key, jobId.orElse(null), payload, false, delay);
        if (delay.isZero()) {
            due.fire(new OutboxDue());
        }
    }

    /**
     * Adds a message that may be sent now; a waiting message of the same kind and key keeps its attempts and its delay.
     */
    public void addUnlessWaiting(String kind, String key, String jobId, String payload) {
        int added = database.update("""
                insert into outbox (kind, key, job_id, payload, after_job, state, due_at, created_at)
                values (?, ?, ?, ?, false, 'WAITING', now(), now())
                on conflict (kind, key) where state = 'WAITING' do nothing""", kind, key, jobId, payload);
        if (added > 0) {
            due.fire(new OutboxDue());
        }
    }

    /**
     * Adds a message that may be sent once its job has ended. The caller holds the job's lock and has seen that the job
     * is still under way.
     */
    public void addForEndOf(String jobId, String kind, String key, String payload) {
        store(kind, key, jobId, payload, true, Duration.ZERO);
    }

    private void store(String kind, String key, String jobId, String payload, boolean afterJob, Duration delay) {
        database.update("""
                insert into outbox (kind, key, job_id, payload, after_job, state, due_at, created_at)
                values (?, ?, ?, ?, ?, 'WAITING', case when ? then 'infinity' else now() + make_interval(secs => ?) end, now())
                on conflict (kind, key) where state = 'WAITING' do update
                   set payload = excluded.payload, attempts = 0, due_at = excluded.due_at, leased = false,
                       version = outbox.version + 1, last_error = null""", kind, key, jobId, payload, afterJob, afterJob, seconds(delay));
    }

    /**
     * Takes the message of the kinds given that has been due longest; it is due again after the lease, in case its
     * sender crashes.
     */
    Optional<OutboxMessage> claim(Set<String> kinds) {
        return database.find(
                """
                with next as (
                    select id, leased, attempts from outbox
                     where state = 'WAITING' and due_at <= now() and kind = any(?)
                       and (not after_job or exists (select 1 from jobs where jobs.id = outbox.job_id
                                                        and jobs.state in ('SUCCEEDED', 'FAILED', 'CANCELLED')))
                     order by due_at limit 1 for update skip locked),
                lost as (
                    insert into outbox_attempts (message_id, attempt, at, answer, error)
                    select id, attempts, now(), 'lost', 'The sender vanished.' from next where leased)
                update outbox set attempts = outbox.attempts + 1, version = version + 1, leased = true,
                       due_at = now() + make_interval(secs => ?)
                  from next where outbox.id = next.id
                returning outbox.id, kind, key, job_id, payload, outbox.attempts, version""",
                row -> new OutboxMessage(
                        row.getLong("id"),
                        row.getString("kind"),
                        row.getString("key"),
                        Optional.ofNullable(row.getString("job_id")),
                        row.getString("payload"),
                        row.getInt("attempts"),
                        row.getLong("version")),
                kinds.toArray(String[]::new),
                seconds(LEASE));
    }

    /**
     * Marks a message as delivered.
     *
     * @return false when the message was replaced, removed or taken by another sender meanwhile
     */
    boolean markDelivered(OutboxMessage message, boolean forgetPayload, Optional<String> detail) {
        return end(message, "DELIVERED", null, forgetPayload, detail);
    }

    boolean markGivenUp(OutboxMessage message, String reason, boolean forgetPayload, Optional<String> detail) {
        return end(message, "GIVEN_UP", shortened(reason), forgetPayload, detail);
    }

    private boolean end(
            OutboxMessage message, String state, String error, boolean forgetPayload, Optional<String> detail) {
        boolean held = database.update("""
                        update outbox set state = ?, last_error = ?, ended_at = now(), leased = false,
                               payload = case when ? then null else payload end
                         where id = ? and version = ?""", state, error, forgetPayload, message.id(), message.version()) == 1;
        if (held) {
            log(message, state.toLowerCase(Locale.ROOT), error, detail);
        }
        return held;
    }

    boolean sendAgainAfter(Duration rest, OutboxMessage message, String reason, Optional<String> detail) {
        boolean held = database.update("""
                        update outbox set due_at = now() + make_interval(secs => ?), leased = false, last_error = ?
                         where id = ? and version = ?""", seconds(rest), shortened(reason), message.id(), message.version()) == 1;
        if (held) {
            log(message, "failed", shortened(reason), detail);
        }
        return held;
    }

    private void log(OutboxMessage message, String answer, String error, Optional<String> detail) {
        database.update(
                "insert into outbox_attempts (message_id, attempt, at, answer, error, detail) values (?, ?, now(), ?, ?, ?)",
                message.id(),
                message.attempt(),
                answer,
                error,
                detail.orElse(null));
    }

    /**
     * Sends a message once more, with all its attempts.
     *
     * @return false when there is none, when its payload was deleted to protect the person it named, or when another
     *     message of its key is already waiting
     */
    public boolean replay(long id) {
        boolean replayed = database.update("""
                        update outbox set state = 'WAITING', attempts = 0, due_at = now(), leased = false, ended_at = null,
                               version = version + 1
                         where id = ? and payload is not null
                           and not exists (select 1 from outbox other where other.state = 'WAITING'
                                              and other.kind = outbox.kind and other.key = outbox.key
                                              and other.id <> outbox.id)""", id) == 1;
        if (replayed) {
            due.fire(new OutboxDue());
        }
        return replayed;
    }

    /** Abandons the waiting messages of a kind about a job, because their content is out of date. */
    public void withdraw(String kind, String jobId, String reason) {
        database.update("""
                update outbox set state = 'GIVEN_UP', last_error = ?, ended_at = now(), leased = false, version = version + 1
                 where kind = ? and job_id = ? and state = 'WAITING'""", shortened(reason), kind, jobId);
    }

    /** A job has ended: messages that waited for that may be sent. */
    public void release(String jobId) {
        int released = database.update(
                "update outbox set due_at = now() where job_id = ? and state = 'WAITING' and due_at = 'infinity'",
                jobId);
        if (released > 0) {
            due.fire(new OutboxDue());
        }
    }

    /** A job is erased: its messages and their log are deleted. */
    public void forget(String jobId) {
        database.update("delete from outbox where job_id = ?", jobId);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static String shortened(String reason) {
        return reason.substring(0, Math.min(MAX_REASON_LENGTH, reason.length()));
    }
}
