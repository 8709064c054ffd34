package io.serenade.operators;

import io.serenade.jobs.budget.Amounts;
import io.serenade.jobs.budget.Budget;
import io.serenade.jobs.budget.Budget.Used;
import io.serenade.jobs.budget.BudgetLimit;
import io.serenade.jobs.budget.BudgetLimits;
import io.serenade.jobs.budget.OrderPrice;
import io.serenade.operators.BudgetFigures.Limit;
import io.serenade.operators.BudgetFigures.Product;
import io.serenade.operators.BudgetFigures.Step;
import io.serenade.operators.Overview.Spent;
import io.serenade.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The budget as operators see it and change it. */
@ApplicationScoped
@Transactional
public class Budgets {
    /** How far back the forecast looks. */
    private static final Duration RECENT = Duration.ofHours(3);

    private static final Duration SHORTEST = Duration.ofMinutes(10);
    private static final Duration LONGEST = Duration.ofDays(365);
    private static final int HOURS = 24;

    @Inject
    Budget budget;

    @Inject
    OperatedProducts products;

    @Inject
    Database database;

    @Inject
    Clock clock;

    /** What orders took within some time. */
    private record Pace(double dollars, double credits, Duration within) {
        double of(BudgetLimit limit) {
            return limit.isCredits() ? credits : dollars;
        }
    }

    public BudgetFigures figures() {
        Instant now = clock.instant();
        BudgetLimits limits = budget.limits();
        Used day = budget.today(false);
        Used campaign = budget.today(true);
        Optional<Pace> pace = pace(now);
        return new BudgetFigures(
                now,
                budget.settings().campaign(),
                BudgetLimit.AMOUNTS.stream()
                        .map(limit -> limit(limit, limits, limit.isOfDay() ? day : campaign, pace, now))
                        .toList(),
                Stream.of(BudgetLimit.MODEST_FROM, BudgetLimit.LATER_FROM)
                        .map(step -> new Step(step, limits.find(step), ofSettings(step)))
                        .toList(),
                products(now),
                hours(now));
    }

    private Optional<BigDecimal> ofSettings(BudgetLimit limit) {
        return budget.settings().limits().find(limit);
    }

    private Limit limit(BudgetLimit limit, BudgetLimits limits, Used used, Optional<Pace> pace, Instant now) {
        BigDecimal spent = of(limit, used.spent());
        BigDecimal reserved = of(limit, used.reserved());
        Optional<BigDecimal> most = limits.find(limit);
        Optional<Instant> end = most.map(limited -> limited.subtract(spent).subtract(reserved))
                .flatMap(left -> pace.flatMap(recent -> end(left.doubleValue(), recent.of(limit), recent, now)))
                .filter(at -> !limit.isOfDay() || at.isBefore(tomorrow(now)));
        return new Limit(limit, most, ofSettings(limit), spent, reserved, end);
    }

    private static BigDecimal of(BudgetLimit limit, Amounts amounts) {
        return limit.isCredits() ? amounts.credits() : amounts.dollars();
    }

    private static Optional<Instant> end(double left, double used, Pace pace, Instant now) {
        if (left <= 0) {
            return Optional.of(now);
        }
        double seconds =
                used <= 0 ? Double.MAX_VALUE : left / used * pace.within().toSeconds();
        return seconds > LONGEST.toSeconds() ? Optional.empty() : Optional.of(now.plusSeconds(Math.round(seconds)));
    }

    private static Instant tomorrow(Instant now) {
        return now.atZone(ZoneOffset.UTC)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC);
    }

    /** Empty while too little is known. */
    private Optional<Pace> pace(Instant now) {
        return database.find(
                        """
                        select coalesce(sum(case when settled_at is null then dollars else dollars_spent end), 0) as dollars,
                               coalesce(sum(case when settled_at is null then credits else credits_spent end), 0) as credits,
                               min(ordered_at) as first
                          from budget_orders where ordered_at > ?""",
                        row -> new Pace(
                                row.getDouble("dollars"),
                                row.getDouble("credits"),
                                Duration.between(
                                        Optional.ofNullable(Database.instant(row, "first"))
                                                .orElse(now),
                                        now)),
                        now.minus(RECENT))
                .filter(pace -> pace.within().compareTo(SHORTEST) >= 0);
    }

    private List<Product> products(Instant now) {
        return database.list(
                """
                select product, count(*) filter (where day = ?) as orders,
                       coalesce(sum(case when settled_at is null then dollars else dollars_spent end)
                                filter (where day = ?), 0) as dollars,
                       coalesce(sum(case when settled_at is null then credits else credits_spent end)
                                filter (where day = ?), 0) as credits,
                       (array_agg(dollars order by ordered_at desc))[1] as last_dollars,
                       (array_agg(coalesce(task_credits, credits) order by ordered_at desc))[1] as last_credits
                  from budget_orders where ordered_at > ? group by product order by product""",
                row -> product(
                        row.getString("product"),
                        row.getInt("orders"),
                        row.getBigDecimal("dollars"),
                        row.getLong("credits"),
                        new OrderPrice(
                                row.getBigDecimal("last_dollars"),
                                row.getLong("last_credits"),
                                Optional.empty(),
                                row.getLong("last_credits") > 0)),
                day(now),
                day(now),
                day(now),
                now.minus(Duration.ofDays(2)));
    }

    private Product product(String name, int orders, BigDecimal dollars, long credits, OrderPrice last) {
        return new Product(name, products.title(name), orders, dollars, credits, budget.step(last));
    }

    private static String day(Instant now) {
        return now.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    private List<Spent> hours(Instant now) {
        Instant first = now.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(HOURS - 1L));
        return database.list(
                """
                select hour, coalesce(sum(case when o.settled_at is null then o.dollars else o.dollars_spent end), 0) as dollars
                  from generate_series(?::timestamptz, ?::timestamptz, interval '1 hour') hour
                  left join budget_orders o on o.ordered_at >= hour and o.ordered_at < hour + interval '1 hour'
                 group by hour order by hour""", row -> new Spent(Database.instant(row, "hour"), row.getBigDecimal("dollars")), first, now);
    }
}
