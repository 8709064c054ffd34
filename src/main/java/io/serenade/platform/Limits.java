package io.serenade.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Exact limits, also when calls race on several nodes: each is one statement on one row. Calls that are refused do not
 * count.
 */
@ApplicationScoped
@Transactional
public class Limits {
    @Inject
    private Database database;

    @Inject
    private Clock clock;

    /**
     * What is left.
     *
     * @param resetsIn until a place becomes free again; zero while there is one or where there never will be
     */
    public record Verdict(boolean allowed, int used, int limit, Duration resetsIn) {
        public int remaining() {
            return Math.max(0, limit - used);
        }
    }

    /** Counts a call against a window that slides with time. */
    public Verdict slide(String key, int limit, Duration window) {
        Instant now = clock.instant();
        Instant since = now.minus(window);
        return database.find(
                        """
                        insert into sliding_limits (key, hits) values (?, array[?]::timestamptz[])
                        on conflict (key) do update
                           set hits = array_append(
                                   array(select h from unnest(sliding_limits.hits) h where h > ?), ?::timestamptz)
                         where (select count(*) from unnest(sliding_limits.hits) h where h > ?) < ?
                        returning cardinality(hits)""",
                        row -> new Verdict(true, row.getInt(1), limit, Duration.ZERO),
                        key,
                        now,
                        since,
                        now,
                        since,
                        limit)
                .orElseGet(() -> peek(key, limit, window));
    }

    /** The state of a sliding window without counting. */
    public Verdict peek(String key, int limit, Duration window) {
        Instant now = clock.instant();
        return database.find(
                        """
                        select count(*) as used, min(h) as oldest
                          from sliding_limits, unnest(hits) h where key = ? and h > ?""",
                        row -> {
                            int used = row.getInt("used");
                            boolean full = used >= limit;
                            Duration resets = full
                                    ? Duration.between(
                                            now, Database.instant(row, "oldest").plus(window))
                                    : Duration.ZERO;
                            return new Verdict(!full, used, limit, resets);
                        },
                        key,
                        now.minus(window))
                .orElseThrow();
    }

    /** Counts a call against a total that never resets. */
    public Verdict total(String key, int limit) {
        return database.find("""
                        insert into total_limits (key, used) values (?, 1)
                        on conflict (key) do update set used = total_limits.used + 1 where total_limits.used < ?
                        returning used""", row -> new Verdict(true, row.getInt(1), limit, Duration.ZERO), key, limit)
                .orElseGet(() -> new Verdict(false, limit, limit, Duration.ZERO));
    }

    /** The state of a total without counting. */
    public Verdict peekTotal(String key, int limit) {
        int used = database.find("select used from total_limits where key = ?", row -> row.getInt(1), key)
                .orElse(0);
        return new Verdict(used < limit, used, limit, Duration.ZERO);
    }

    /** Forgets windows that have been empty since the moment given. */
    public int forgetBefore(Instant moment) {
        return database.update(
                "delete from sliding_limits where not exists (select 1 from unnest(hits) h where h > ?)", moment);
    }
}
