package io.serenade.jobs;

import io.serenade.platform.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;

/** What has happened to jobs, in order; read by every node and replayed to streams that come back. */
@ApplicationScoped
public class JobEvents {
    @Inject
    private Database database;

    @Inject
    private Clock clock;

    /** One event; ids of one job rise in the order in which they happened. */
    public record JobEvent(long id, String jobId, String name, String data) {}

    @Transactional
    public void add(String jobId, String name, String data) {
        database.update(
                "insert into job_events (job_id, name, data, at) values (?, ?, ?, ?)",
                jobId,
                name,
                data,
                clock.instant());
    }

    /** Events of the given jobs after an id, oldest first, at most a thousand. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public List<JobEvent> after(Collection<String> jobIds, long id) {
        return database.list(
                "select id, job_id, name, data from job_events where job_id = any(?) and id > ? order by id limit 1000",
                row -> new JobEvent(
                        row.getLong("id"), row.getString("job_id"), row.getString("name"), row.getString("data")),
                jobIds.toArray(String[]::new),
                id);
    }
}
