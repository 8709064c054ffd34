package io.serenade.platform.limits;

import io.serenade.platform.database.Database;
import io.serenade.platform.limits.Limits.Verdict;
import io.serenade.platform.settings.ServerSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Limits of calls that only read, counted in memory: after its caller's first, a call costs no statement, whatever the
 * limit is. Each node writes its own counts once a second and reads those of the others. So a limit is exact on one
 * node; several nodes together may exceed it by the calls of one second, and a crash loses the counts of the last
 * second. Refused calls do not count.
 */
@ApplicationScoped
public class ReadLimits {
    /** Callers beyond this number are looked up again instead of being cached. */
    private static final int MAX_CALLERS = 20_000;

    /** How much older than the last reading an unseen row may be, because rows become visible only at their commit. */
    private static final int OVERLAP_SECONDS = 5;

    @Inject
    Database database;

    @Inject
    Clock clock;

    @Inject
    ServerSettings server;

    private final String run = UUID.randomUUID().toString();
    private final Map<String, CallWindow> windows = new ConcurrentHashMap<>();
    private Instant readUntil;

    /** Counts a call against a window that slides with time, to the second. */
    public Verdict count(String key, int limit, Duration length) {
        CallWindow known = windows.get(key);
        CallWindow window = known == null ? load(key, length) : known;
        Instant now = clock.instant();
        Verdict[] verdict = new Verdict[1];
        windows.compute(key, (same, present) -> {
            CallWindow current = present == null ? window : present;
            verdict[0] = current.count(now, limit);
            return current;
        });
        return verdict[0];
    }

    private CallWindow load(String key, Duration length) {
        CallWindow window = new CallWindow(length);
        long since = clock.instant().minus(length).getEpochSecond();
        database.list("""
                        select second, sum(calls) as calls from read_counts
                         where key = ? and second >= ? and node <> ? group by second""", row -> new Told(key, row.getLong("second"), row.getInt("calls")), key, since, node())
                .forEach(told -> window.noteOthers(told.second(), told.calls()));
        return window;
    }

    private record Told(String key, long second, int calls) {}

    /** Writes this node's counts and reads the others'; called once a second. */
    public synchronized void share() {
        if (windows.isEmpty()) {
            readUntil = null;
            return;
        }
        write();
        read();
        Instant now = clock.instant();
        boolean full = windows.size() > MAX_CALLERS;
        windows.keySet()
                .forEach(key -> windows.computeIfPresent(key, (same, window) -> {
                    window.expire(now);
                    return window.isEmpty() || full && window.isWritten() ? null : window;
                }));
    }

    private void write() {
        List<Told> news = new ArrayList<>();
        windows.keySet()
                .forEach(key -> windows.computeIfPresent(key, (same, window) -> {
                    window.eachUnwritten((second, calls) -> news.add(new Told(key, second, calls)));
                    return window;
                }));
        if (news.isEmpty()) {
            return;
        }
        database.update(
                """
                insert into read_counts (key, second, node, calls)
                select key, second, ?, calls from unnest(?::text[], ?::bigint[], ?::integer[]) as t(key, second, calls)
                    on conflict (key, second, node) do update set calls = excluded.calls, written_at = clock_timestamp()""",
                node(),
                news.stream().map(Told::key).toArray(String[]::new),
                news.stream().map(Told::second).toArray(Long[]::new),
                news.stream().map(Told::calls).toArray(Integer[]::new));
        news.forEach(told -> windows.computeIfPresent(told.key(), (same, window) -> {
            window.noteWritten(told.second(), told.calls());
            return window;
        }));
    }

    private void read() {
        Instant now = database.find("select clock_timestamp() as now", row -> Database.instant(row, "now"))
                .orElseThrow();
        Instant since = (readUntil == null ? now : readUntil).minusSeconds(OVERLAP_SECONDS);
        database.list(
                        """
                        select key, second, sum(calls) as calls from read_counts
                         where node <> ? and (key, second) in (
                               select key, second from read_counts where written_at > ? and node <> ?)
                         group by key, second""",
                        row -> new Told(row.getString("key"), row.getLong("second"), row.getInt("calls")),
                        node(),
                        since,
                        node())
                .forEach(told -> windows.computeIfPresent(told.key(), (same, window) -> {
                    window.noteOthers(told.second(), told.calls());
                    return window;
                }));
        readUntil = now;
    }

    /** A restarted node is a different node: the calls it accepted before are in the table. */
    private String node() {
        return server.nodeName() + "/" + run;
    }
}
