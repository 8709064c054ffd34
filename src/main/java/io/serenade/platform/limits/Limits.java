package io.serenade.platform.limits;

import io.serenade.platform.database.Database;
import io.serenade.platform.database.LongRunning;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Exact limits, even when calls race on several nodes: counting locks one row. Refused calls do not count.
 */
@ApplicationScoped
@Transactional
public class Limits {
    @Inject
    Database database;

    @Inject
    @LongRunning
    Database longRunning;

    @Inject
    Clock clock;

    /**
     * The result of a check.
     *
     * @param resetsIn until a call is allowed again; zero while one is allowed, or if none ever will be
     */
    public record Verdict(boolean allowed, int used, int limit, Duration resetsIn) {
        public int remaining() {
            return Math.max(0, limit - used);
        }
    }

    /** Counts a call against a sliding window; the cost does not depend on the limit. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Verdict slide(String key, int limit, Duration window) {
        Instant now = clock.instant();
        return database.find(
                        "select allowed, used, oldest from count_in_window(?, ?, make_interval(secs => ?), ?)",
                        row -> verdict(row, row.getBoolean("allowed"), limit, window, now),
                        key,
                        limit,
                        seconds(window),
                        now)
                .orElseThrow();
    }

    /** The state of a sliding window without counting. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Verdict peek(String key, int limit, Duration window) {
        Instant now = clock.instant();
        return database.find(
                        """
                        select w.hits - h.number + 1 as used, h.at as oldest
                          from sliding_windows w join sliding_hits h on h.key = w.key
                         where w.key = ? and h.at > ? order by h.at, h.number limit 1""",
                        row -> verdict(row, row.getLong("used") < limit, limit, window, now),
                        key,
                        now.minus(window))
                .orElseGet(() -> new Verdict(true, 0, limit, Duration.ZERO));
    }

    private static Verdict verdict(ResultSet row, boolean allowed, int limit, Duration window, Instant now)
            throws SQLException {
        Duration resets = allowed
                ? Duration.ZERO
                : Duration.between(now, Database.instant(row, "oldest").plus(window));
        return new Verdict(allowed, row.getInt("used"), limit, resets);
    }

    private static double seconds(Duration window) {
        return window.toMillis() / 1000.0;
    }

    /** Counts a call against a total that never resets. */
    public Verdict total(String key, int limit) {
        return database.find(
                        """
                        insert into total_limits (key, used, used_at) values (?, 1, ?)
                        on conflict (key) do update set used = total_limits.used + 1, used_at = excluded.used_at
                         where total_limits.used < ?
                        returning used""", row -> new Verdict(true, row.getInt(1), limit, Duration.ZERO), key, clock.instant(), limit)
                .orElseGet(() -> new Verdict(false, limit, limit, Duration.ZERO));
    }

    /** The state of a total without counting. */
    public Verdict peekTotal(String key, int limit) {
        int used = database.find("select used from total_limits where key = ?", row -> row.getInt(1), key)
                .orElse(0);
        return new Verdict(used < limit, used, limit, Duration.ZERO);
    }

    /** Deletes windows that have been empty since the given time. */
    public int forgetBefore(Instant cutoff) {
        longRunning.update("delete from sliding_hits where at <= ?", cutoff);
        return longRunning.update(
                "delete from sliding_windows w where newest <= ? and not exists (select 1 from sliding_hits h where h.key = w.key)",
                cutoff);
    }
}
