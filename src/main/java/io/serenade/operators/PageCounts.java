package io.serenade.operators;

import io.serenade.platform.database.Database;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What happened on pages, counted by the hour: in memory, and written every few seconds, so that a visitor costs no
 * statement. A crash loses the counts of the last seconds. They hold nothing about persons.
 */
@ApplicationScoped
public class PageCounts {
    private static final Logger LOG = System.getLogger(PageCounts.class.getName());

    @Inject
    Database database;

    @Inject
    Clock clock;

    private final Map<Key, Long> unwritten = new ConcurrentHashMap<>();

    private record Key(Instant hour, String product, PageEvent event) {}

    /** @param count how often it happened in that hour */
    public record Counted(Instant hour, String product, PageEvent event, long count) {}

    public void count(String product, PageEvent event) {
        unwritten.merge(new Key(clock.instant().truncatedTo(ChronoUnit.HOURS), product, event), 1L, Long::sum);
    }

    /** Writes what was counted since the last time; what cannot be written is kept for the next. */
    @Transactional(TxType.NOT_SUPPORTED)
    public synchronized void write() {
        List<Counted> news = new ArrayList<>();
        unwritten.keySet().forEach(key -> {
            Long count = unwritten.remove(key);
            if (count != null) {
                news.add(new Counted(key.hour(), key.product(), key.event(), count));
            }
        });
        if (news.isEmpty()) {
            return;
        }
        try {
            add(news);
        } catch (RuntimeException e) {
            news.forEach(counted -> unwritten.merge(
                    new Key(counted.hour(), counted.product(), counted.event()), counted.count(), Long::sum));
            throw e;
        }
    }

    /** All in one statement, in the order of the key, so that nodes cannot deadlock. */
    private void add(List<Counted> news) {
        database.update(
                """
                insert into page_counts (hour, product, event, count)
                select to_timestamp(hour), product, event, count
                  from unnest(?::bigint[], ?::text[], ?::text[], ?::bigint[]) as t(hour, product, event, count)
                 order by 1, 2, 3
                    on conflict (hour, product, event) do update set count = page_counts.count + excluded.count""",
                news.stream().map(counted -> counted.hour().getEpochSecond()).toArray(Long[]::new),
                news.stream().map(Counted::product).toArray(String[]::new),
                news.stream().map(counted -> counted.event().word()).toArray(String[]::new),
                news.stream().map(Counted::count).toArray(Long[]::new));
    }

    @PreDestroy
    void writeTheLast() {
        try {
            write();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The last counts of pages could not be written: {0}", e.getMessage());
        }
    }

    /** By the hour, in order. */
    @Transactional
    public List<Counted> list(Instant from, Instant until) {
        return database.list(
                """
                select hour, product, event, count from page_counts where hour >= ? and hour < ?
                 order by hour, product, event""",
                row -> new Counted(
                        Database.instant(row, "hour"),
                        row.getString("product"),
                        PageEvent.of(row.getString("event")).orElseThrow(),
                        row.getLong("count")),
                from,
                until);
    }

    /** By product. */
    Map<String, Map<PageEvent, Long>> sums(Instant from, Instant until) {
        Map<String, Map<PageEvent, Long>> sums = new HashMap<>();
        list(from, until)
                .forEach(counted -> sums.computeIfAbsent(counted.product(), product -> new EnumMap<>(PageEvent.class))
                        .merge(counted.event(), counted.count(), Long::sum));
        return sums;
    }
}
