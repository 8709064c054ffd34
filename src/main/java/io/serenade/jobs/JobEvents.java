package io.serenade.jobs;

import io.serenade.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The events of jobs, stored in order; read by every node and replayed to clients that reconnect. */
@ApplicationScoped
public class JobEvents {
    private static final String COLUMNS = "select id, job_id, name, data, at from job_events ";

    @Inject
    Database database;

    @Inject
    private Event<JobChanged> changes;

    @Inject
    Clock clock;

    /**
     * Adds an event, in the transaction of the change that it reports. The job's row is locked first, so the ids of a
     * job's events rise in the order in which they are committed.
     */
    @Transactional
    public void add(String jobId, String name, JsonObject data) {
        int added = database.update("""
                with job as (select id from jobs where id = ? for no key update)
                insert into job_events (job_id, name, data, at) select id, ?, ?, ? from job""", jobId, name, data.toString(), clock.instant());
        if (added == 0) {
            throw new IllegalArgumentException("The event " + name + " belongs to no job: there is no " + jobId);
        }
        changes.fire(new JobChanged(jobId));
    }

    /** Adds an event without data. */
    public void add(String jobId, String name) {
        add(jobId, name, JsonObject.EMPTY_JSON_OBJECT);
    }

    /** The id of a job's newest event; zero when there is none, or all were deleted. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public long newestOf(String jobId) {
        return database.find("select max(id) from job_events where job_id = ?", row -> row.getLong(1), jobId)
                .orElse(0L);
    }

    /** The next events of a job that have one of the names, the oldest first. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public List<JobEvent> list(String jobId, Set<String> names, long after, int most) {
        return database.list(
                COLUMNS + "where job_id = ? and id > ? and name = any(?) order by id limit ?",
                JobEvents::read,
                jobId,
                after,
                names.toArray(String[]::new),
                most);
    }

    /** The id of the newest event of all jobs. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public long newest() {
        return database.find("select max(id) from job_events", row -> row.getLong(1))
                .orElse(0L);
    }

    /** The events of all jobs with a higher id, and those with one of the ids given; the lowest id first. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public List<JobEvent> listNewer(long after, Collection<Long> orWithId, int most) {
        return database.list(
                COLUMNS + "where id > ? or id = any(?) order by id limit ?",
                JobEvents::read,
                after,
                orWithId.toArray(Long[]::new),
                most);
    }

    private static JobEvent read(ResultSet row) throws SQLException {
        return new JobEvent(
                row.getLong("id"),
                row.getString("job_id"),
                row.getString("name"),
                row.getString("data"),
                Database.instant(row, "at"));
    }
}
