package io.serenade.jobs;

import io.serenade.platform.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Admission to an outside service: so many jobs at a time, oldest first, none while its credits are known to be used up.
 * The gate's row is locked while slots are given out, so the count is exact under races and on all nodes.
 */
@ApplicationScoped
@Transactional
public class Gates {
    @Inject
    private Database database;

    @Inject
    private Jobs jobs;

    @Inject
    private JobEvents events;

    @Inject
    private Clock clock;

    /** A provider's balance as last known. */
    public record Credits(OptionalLong amount, Optional<Instant> checkedAt) {
        public boolean usedUp() {
            return amount.isPresent() && amount.getAsLong() == 0;
        }
    }

    /** Gives free slots to the jobs that wait longest. @return the ids of those that may go now */
    public List<String> admit(String gate, int capacity) {
        database.update("insert into gates (name) values (?) on conflict do nothing", gate);
        boolean closed = database.find(
                        "select credits from gates where name = ? for update",
                        row -> Long.valueOf(0).equals(row.getObject("credits", Long.class)),
                        gate)
                .orElse(false);
        int free = closed ? 0 : capacity - taken(gate);
        if (free <= 0) {
            return List.of();
        }
        List<String> next = database.list(
                "select id from jobs where state = 'WAITING' and gate = ? order by created_at, id limit ? for update",
                row -> row.getString(1),
                gate,
                free);
        Instant now = clock.instant();
        for (String id : next) {
            database.update(
                    "insert into admissions (gate, job_id, admitted_at) values (?, ?, ?) on conflict do nothing",
                    gate,
                    id,
                    now);
            jobs.findLocked(id).orElseThrow().admit(now);
            events.add(id, JobEvent.ADMITTED);
        }
        return next;
    }

    /** Gives a slot back; does nothing when the job holds none. */
    public void release(String gate, String jobId) {
        database.update("delete from admissions where gate = ? and job_id = ?", gate, jobId);
    }

    /** Gives back every slot a job holds. */
    public void release(String jobId) {
        database.update("delete from admissions where job_id = ?", jobId);
    }

    public int taken(String gate) {
        return database.find("select count(*) from admissions where gate = ?", row -> row.getInt(1), gate)
                .orElse(0);
    }

    public int waiting(String gate) {
        return database.find(
                        "select count(*) from jobs where state = 'WAITING' and gate = ?", row -> row.getInt(1), gate)
                .orElse(0);
    }

    /** The place of a waiting job in the queue, from one; zero when it does not wait. */
    public int place(String jobId) {
        return database.find("""
                        select count(*) from jobs me join jobs other
                            on other.gate = me.gate and other.state = 'WAITING'
                           and (other.created_at, other.id) <= (me.created_at, me.id)
                         where me.id = ? and me.state = 'WAITING'""", row -> row.getInt(1), jobId).orElse(0);
    }

    public void noteCredits(String gate, long credits) {
        database.update("""
                insert into gates (name, credits, credits_checked_at) values (?, ?, ?)
                on conflict (name) do update set credits = excluded.credits,
                       credits_checked_at = excluded.credits_checked_at""", gate, credits, clock.instant());
    }

    public Credits credits(String gate) {
        return database.find(
                        "select credits, credits_checked_at from gates where name = ?",
                        row -> new Credits(
                                row.getObject("credits", Long.class) == null
                                        ? OptionalLong.empty()
                                        : OptionalLong.of(row.getLong("credits")),
                                Optional.ofNullable(moment(row))),
                        gate)
                .orElse(new Credits(OptionalLong.empty(), Optional.empty()));
    }

    private static Instant moment(java.sql.ResultSet row) throws SQLException {
        return Database.instant(row, "credits_checked_at");
    }
}
