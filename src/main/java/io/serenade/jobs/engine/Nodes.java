package io.serenade.jobs.engine;

import io.serenade.jobs.JobQueue;
import io.serenade.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Which nodes are alive and what they work on. */
@ApplicationScoped
@Transactional
public class Nodes {
    @Inject
    private Database database;

    @Inject
    private WorkerSettings settings;

    @Inject
    private Clock clock;

    public void beat(String node, int active) {
        database.update("""
                insert into nodes (name, pools, active, seen_at) values (?, ?, ?, ?)
                on conflict (name) do update set pools = excluded.pools, active = excluded.active,
                       seen_at = excluded.seen_at""", node, settings.pools().toString(), active, clock.instant());
    }

    /**
     * Worker pools in which nodes were seen to work in the last minute, over all nodes; each node counts once for each
     * pool it works in.
     */
    public int consumers() {
        return database
                .list(
                        "select pools from nodes where seen_at > ?",
                        row -> row.getString(1).split(",").length,
                        clock.instant().minus(JobQueue.NODE_ALIVE))
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** @param pools the pools it works in, with commas between them */
    public record Node(String name, String pools, int active, Instant seenAt) {}

    /** Nodes seen in the last minute, by name. */
    public List<Node> listAlive() {
        return database.list(
                "select name, pools, active, seen_at from nodes where seen_at > ? order by name",
                row -> new Node(
                        row.getString("name"),
                        row.getString("pools").replaceAll("[\\[\\] ]", "").toLowerCase(Locale.ROOT),
                        row.getInt("active"),
                        Database.instant(row, "seen_at")),
                clock.instant().minus(JobQueue.NODE_ALIVE));
    }

    public int activeTasks() {
        return database.find(
                        "select coalesce(sum(active), 0) from nodes where seen_at > ?",
                        row -> row.getInt(1),
                        clock.instant().minus(JobQueue.NODE_ALIVE))
                .orElse(0);
    }
}
