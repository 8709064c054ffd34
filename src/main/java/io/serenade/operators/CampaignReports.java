package io.serenade.operators;

import io.serenade.jobs.operations.OperatedJobs;
import io.serenade.operators.CampaignReport.Day;
import io.serenade.operators.CampaignReport.Funnel;
import io.serenade.operators.CampaignReport.Kind;
import io.serenade.operators.CampaignReport.Share;
import io.serenade.operators.CampaignReport.Step;
import io.serenade.platform.database.Database;
import io.serenade.platform.database.LongRunning;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Puts together what pages have counted and what the rows of jobs say. */
@ApplicationScoped
@Transactional
public class CampaignReports {
    private static final int MOST_SHARES = 12;

    @Inject
    @LongRunning
    Database database;

    @Inject
    PageCounts counts;

    @Inject
    OperatedProducts products;

    private record Orders(int submitted, int done) {
        static final Orders NONE = new Orders(0, 0);
    }

    private record ProductOrders(String product, Orders orders) {}

    private record HourOrders(int hour, int orders) {}

    public CampaignReport report(Instant from, Instant until) {
        Map<String, Map<PageEvent, Long>> counted = counts.sums(from, until);
        Map<String, Orders> orders = orders(from, until);
        return new CampaignReport(
                from,
                until,
                products.names().stream()
                        .map(product -> funnel(
                                product,
                                counted.getOrDefault(product, Map.of()),
                                orders.getOrDefault(product, Orders.NONE),
                                kinds(product, from, until)))
                        .toList(),
                days(from, until),
                hours(from, until));
    }

    private Funnel funnel(String product, Map<PageEvent, Long> counted, Orders orders, List<Kind> kinds) {
        Function<PageEvent, Long> count = event -> counted.getOrDefault(event, 0L);
        return new Funnel(
                product,
                products.title(product),
                List.of(
                        new Step("opened", "Opened the form", count.apply(PageEvent.OPENED), true),
                        new Step("started", "Began to fill it in", count.apply(PageEvent.STARTED), true),
                        new Step("submitted", "Ordered", orders.submitted(), false),
                        new Step("done", "Were made", orders.done(), false),
                        new Step("seen", "Results opened", count.apply(PageEvent.SEEN), true),
                        new Step("played", "Played", count.apply(PageEvent.PLAYED), true),
                        new Step("shared", "Sent on", count.apply(PageEvent.SHARED), true),
                        new Step("downloaded", "Downloaded", count.apply(PageEvent.DOWNLOADED), true)),
                kinds);
    }

    private Map<String, Orders> orders(Instant from, Instant until) {
        return database
                .list(
                        """
                        select product, count(*) as submitted, count(*) filter (where state = 'SUCCEEDED') as done
                          from jobs where created_at >= ? and created_at < ? group by product""",
                        row -> new ProductOrders(
                                row.getString("product"), new Orders(row.getInt("submitted"), row.getInt("done"))),
                        from,
                        until)
                .stream()
                .collect(Collectors.toMap(ProductOrders::product, ProductOrders::orders));
    }

    /** Expressions and names are constants of the products. */
    private List<Kind> kinds(String product, Instant from, Instant until) {
        return products.find(product).stream()
                .flatMap(jobs -> jobs.kinds().stream()
                        .map(kind -> new Kind(kind.title(), shares(jobs.names(), kind.expression(), from, until))))
                .toList();
    }

    private List<Share> shares(OperatedJobs.Names names, String expression, Instant from, Instant until) {
        return database.list(
                "select " + expression + " as label, count(*) as orders from " + names.table()
                        + " t join jobs j on j.id = t."
                        + names.id() + " where j.created_at >= ? and j.created_at < ?"
                        + " group by 1 order by orders desc, label limit ?",
                row -> new Share(row.getString("label"), row.getInt("orders")),
                from,
                until,
                MOST_SHARES);
    }

    private List<Day> days(Instant from, Instant until) {
        return database.list(
                """
                select day::date as day, count(j.id) as orders
                  from generate_series(date_trunc('day', ?::timestamptz at time zone 'UTC'),
                                       (?::timestamptz at time zone 'UTC') - interval '1 microsecond', interval '1 day') day
                  left join jobs j on (j.created_at at time zone 'UTC') >= day
                                  and (j.created_at at time zone 'UTC') < day + interval '1 day'
                                  and j.created_at >= ? and j.created_at < ?
                 group by day order by day""",
                row -> new Day(LocalDate.parse(row.getString("day")), row.getInt("orders")),
                from,
                until,
                from,
                until);
    }

    private List<Integer> hours(Instant from, Instant until) {
        Map<Integer, Integer> orders =
                database
                        .list("""
                        select extract(hour from created_at at time zone 'UTC')::int as hour, count(*) as orders
                          from jobs where created_at >= ? and created_at < ? group by 1""", row -> new HourOrders(row.getInt("hour"), row.getInt("orders")), from, until)
                        .stream()
                        .collect(Collectors.toMap(HourOrders::hour, HourOrders::orders));
        return IntStream.range(0, 24)
                .mapToObj(hour -> orders.getOrDefault(hour, 0))
                .toList();
    }
}
