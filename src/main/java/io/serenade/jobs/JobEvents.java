package io.serenade.jobs;

import io.serenade.platform.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** What has happened to jobs, in order; read by every node and replayed to streams that come back. */
@ApplicationScoped
public class JobEvents {
    @Inject
    private Database database;

    @Inject
    private Clock clock;

    @Transactional
    public void add(String jobId, String name, String data) {
        database.update(
                "insert into job_events (job_id, name, data, at) values (?, ?, ?, ?)",
                jobId,
                name,
                data,
                clock.instant());
    }

    /** The id of the newest event of each of the given jobs. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public Map<String, Long> lastOf(Collection<String> jobIds) {
        Map<String, Long> last = new HashMap<>();
        database.list(
                        "select job_id, max(id) as last from job_events where job_id = any(?) group by job_id",
                        row -> Map.entry(row.getString("job_id"), row.getLong("last")),
                        (Object) jobIds.toArray(String[]::new))
                .forEach(entry -> last.put(entry.getKey(), entry.getValue()));
        return last;
    }
}
