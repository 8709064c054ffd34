package io.serenade.operators;

import io.serenade.operators.Overview.Hour;
import io.serenade.operators.Overview.Spent;
import io.serenade.operators.Overview.Times;
import io.serenade.platform.database.Database;
import io.serenade.platform.database.LongRunning;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The figures of the last 24 hours, by the hour. Cached for some seconds for all callers, because with many jobs the
 * query takes a while.
 */
@ApplicationScoped
public class HourlyFigures {
    static final int HOURS = 24;
    private static final Duration KEPT = Duration.ofSeconds(5);

    @Inject
    @LongRunning
    Database database;

    @Inject
    Clock clock;

    private Instant readAt = Instant.MIN;
    private Day day;

    /** @param hours by product; {@code whole} for the day by product */
    public record Day(
            Map<String, Map<Instant, Hour>> hours,
            Map<String, Times> whole,
            Map<String, Calls> calls,
            Map<Instant, BigDecimal> spent) {}

    /** Calls to a provider. */
    public record Calls(int made, int failed, BigDecimal spent) {
        static final Calls NONE = new Calls(0, 0, BigDecimal.ZERO);
    }

    private record Group(String product, Instant from, Hour hour) {}

    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public synchronized Day day() {
        Instant now = clock.instant();
        if (day == null || now.isAfter(readAt.plus(KEPT)) || now.isBefore(readAt)) {
            day = readAnew();
            readAt = now;
        }
        return day;
    }

    /** Reads the figures without the cache. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public Day readAnew() {
        return read(firstHour());
    }

    /** The 24 hours of a product, including empty ones. */
    List<Hour> hours(Day of, String product) {
        Map<Instant, Hour> known = of.hours().getOrDefault(product, Map.of());
        return hours().map(from -> known.getOrDefault(from, new Hour(from, 0, 0, Times.UNKNOWN)))
                .toList();
    }

    List<Spent> spending(Day of) {
        return hours().map(from -> new Spent(from, of.spent().getOrDefault(from, BigDecimal.ZERO)))
                .toList();
    }

    private java.util.stream.Stream<Instant> hours() {
        Instant first = firstHour();
        return IntStream.range(0, HOURS).mapToObj(hour -> first.plus(hour, ChronoUnit.HOURS));
    }

    private Instant firstHour() {
        return clock.instant().truncatedTo(ChronoUnit.HOURS).minus(HOURS - 1L, ChronoUnit.HOURS);
    }

    private Day read(Instant since) {
        Map<String, Map<Instant, Hour>> hours = new HashMap<>();
        Map<String, Times> whole = new HashMap<>();
        for (Group group : groups(since)) {
            if (group.from() == null) {
                whole.put(group.product(), group.hour().times());
            } else {
                hours.computeIfAbsent(group.product(), product -> new HashMap<>())
                        .put(group.from(), group.hour());
            }
        }
        Map<String, Calls> calls = new HashMap<>();
        Map<Instant, BigDecimal> spent = new HashMap<>();
        database.list(
                """
                select provider, date_trunc('hour', at, 'UTC') as hour, count(*) as made,
                       count(*) filter (where answer <> 'ok') as failed, sum(cost) as cost
                  from ledger where at >= ? group by provider, hour""",
                row -> {
                    BigDecimal cost = row.getBigDecimal("cost");
                    Calls hour = new Calls(row.getInt("made"), row.getInt("failed"), cost);
                    calls.merge(
                            row.getString("provider"),
                            hour,
                            (a, b) -> new Calls(
                                    a.made() + b.made(),
                                    a.failed() + b.failed(),
                                    a.spent().add(b.spent())));
                    return spent.merge(Database.instant(row, "hour"), cost, BigDecimal::add);
                },
                since);
        return new Day(hours, whole, calls, spent);
    }

    private List<Group> groups(Instant since) {
        return database.list(
                """
                select product, date_trunc('hour', finished_at, 'UTC') as hour,
                       count(*) filter (where state = 'SUCCEEDED') as succeeded,
                       count(*) filter (where state = 'FAILED') as failed,
                       percentile_cont(0.5) within group (order by extract(epoch from finished_at - created_at)::float8)
                         filter (where state = 'SUCCEEDED') as p50,
                       percentile_cont(0.95) within group (order by extract(epoch from finished_at - created_at)::float8)
                         filter (where state = 'SUCCEEDED') as p95
                  from jobs where finished_at >= ? group by grouping sets ((product, hour), (product))""",
                row -> {
                    Instant from = Database.instant(row, "hour");
                    return new Group(
                            row.getString("product"),
                            from,
                            new Hour(
                                    from,
                                    row.getInt("succeeded"),
                                    row.getInt("failed"),
                                    new Times(seconds(row, "p50"), seconds(row, "p95"))));
                },
                since);
    }

    private static OptionalDouble seconds(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(Math.round(value * 10) / 10.0);
    }
}
