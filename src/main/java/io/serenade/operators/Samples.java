package io.serenade.operators;

import io.serenade.jobs.calls.ProviderSlots;
import io.serenade.jobs.calls.ProviderSlots.Standing;
import io.serenade.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The history of figures that are stored nowhere else: how many jobs were under way, and what credits were left. */
@ApplicationScoped
@Transactional
public class Samples {
    private static final Duration KEPT = Duration.ofDays(14);
    private static final String DEPTH = "depth ";
    private static final String CREDITS = "credits ";

    @Inject
    Database database;

    @Inject
    ProviderSlots slots;

    @Inject
    Clock clock;

    private record Sample(String name, Point point) {}

    /** Stores the present figures. */
    public void take() {
        Instant now = clock.instant();
        database.update("""
                insert into samples (name, at, value)
                select ? || product, ?, count(*) from jobs where state in ('WAITING', 'READY', 'RUNNING', 'PARKED')
                 group by product on conflict do nothing""", DEPTH, now);
        for (Standing standing : slots.listStandings()) {
            standing.credits()
                    .amount()
                    .ifPresent(credits -> database.update(
                            "insert into samples (name, at, value) values (?, ?, ?) on conflict do nothing",
                            CREDITS + standing.account().name(),
                            now,
                            (double) credits));
        }
        database.update("delete from samples where at < ?", now.minus(KEPT));
    }

    /**
     * How many jobs of each product were under way at most, in steps of the given number of minutes; steps without any
     * are left out.
     */
    public Map<String, List<Point>> depths(Duration since, int minutes) {
        return courses(DEPTH, since, minutes, "max(value)");
    }

    /** The credits of each account. */
    public Map<String, List<Point>> credits(Duration since, int minutes) {
        return courses(CREDITS, since, minutes, "min(value)");
    }

    private Map<String, List<Point>> courses(String kind, Duration since, int minutes, String value) {
        return database
                .list(
                        "select name, date_bin(make_interval(mins => ?), at, 'epoch') as step, " + value
                                + " as value from samples where starts_with(name, ?) and at > ?"
                                + " group by name, step order by name, step",
                        row -> new Sample(
                                row.getString("name").substring(kind.length()),
                                new Point(Database.instant(row, "step"), row.getDouble("value"))),
                        minutes,
                        kind,
                        clock.instant().minus(since))
                .stream()
                .collect(Collectors.groupingBy(
                        Sample::name, LinkedHashMap::new, Collectors.mapping(Sample::point, Collectors.toList())));
    }
}
