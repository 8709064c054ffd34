package io.serenade.jobs.budget;

import io.serenade.platform.database.Database;
import io.serenade.platform.web.problems.ProblemException;
import io.serenade.platform.web.problems.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What all products may spend in a day (UTC) and in a campaign. An order reserves its price in the transaction that
 * stores it. Where a limit holds, the rows of both periods are locked meanwhile, so the sums are exact under races and
 * over all nodes; without any limit there are no such rows, and orders do not wait for each other. When its job ends,
 * its actual cost replaces the reservation. An accepted order is always finished, even if it costs more.
 */
@ApplicationScoped
@Transactional
public class Budget {
    static final String SOLD_OUT = "Sorry, we're all sold out!";
    static final String SOLD_OUT_TODAY = "Sorry, we're all sold out for today! Please come back tomorrow.";

    @Inject
    Database database;

    @Inject
    BudgetSettings settings;

    @Inject
    Clock clock;

    /** What a period has reserved and spent. */
    public record Used(Amounts reserved, Amounts spent) {
        static final Used NOTHING = new Used(Amounts.NONE, Amounts.NONE);

        public Amounts all() {
            return reserved.plus(spent);
        }
    }

    /** The columns of {@link Used}, summed over the orders that count in a period. */
    private static final String SUMS = """
            coalesce(sum(o.dollars) filter (where o.settled_at is null), 0) as dollars_reserved,
            coalesce(sum(o.dollars_spent), 0) as dollars_spent,
            coalesce(sum(o.credits) filter (where o.settled_at is null), 0) as credits_reserved,
            coalesce(sum(o.credits_spent), 0) as credits_spent\
            """;

    /** The end of an update. Everybody locks the rows of periods in the same order, so that there are no deadlocks. */
    private static final String OF_PERIODS = """
              from (select period from budget_periods where period = any(?) order by period for update) locked
             where budget_periods.period = locked.period\
            """;

    private record Reserved(String day, String campaign, Amounts price, boolean settled, Amounts spent) {}

    /**
     * Reserves the price of an order; joins the transaction that stores it.
     *
     * @return when it may begin, if that is not now
     * @throws ProblemException 503 when there is no money for it
     */
    public Optional<Instant> reserve(String jobId, String product, OrderPrice price) {
        LocalDate today = today();
        LocalDate tomorrow = today.plusDays(1);
        BudgetLimits limits = limits();
        if (limits.amounts().isEmpty()) {
            take(jobId, product, today.toString(), price);
            return Optional.empty();
        }
        boolean mayWait = price.mayWait() && limits.find(BudgetLimit.LATER_FROM).isPresent();
        List<String> periods = Stream.concat(
                        Stream.of(today.toString(), campaign()), mayWait ? Stream.of(tomorrow.toString()) : Stream.of())
                .toList();
        Map<String, Used> used = lock(periods);
        Amounts day = used.get(today.toString()).all();
        Amounts asked = price.amounts();
        BudgetStep step = limits.step(day, used.get(campaign()).all(), asked);
        if (step == BudgetStep.LATER && mayWait) {
            if (!limits.fits(used.get(tomorrow.toString()).all(), asked, true)) {
                throw refusal(SOLD_OUT_TODAY);
            }
            take(jobId, product, tomorrow.toString(), price);
            return Optional.of(tomorrow.atStartOfDay().toInstant(ZoneOffset.UTC));
        }
        if (step == BudgetStep.SOLD_OUT || !limits.fits(day, asked, true)) {
            throw refusal(limits.fits(used.get(campaign()).all(), asked, false) ? SOLD_OUT_TODAY : SOLD_OUT);
        }
        take(jobId, product, today.toString(), price);
        return Optional.empty();
    }

    /**
     * Reserves the price of an order once more, for a task that nobody ordered, in the periods in which the order
     * counts; joins the transaction that decides on the task. The cost of an order that was settled already, because
     * its job had ended and continues, is corrected when it ends again, so nothing is reserved for it.
     *
     * @return whether there is money for it; otherwise nothing has changed
     */
    public boolean reserveAgain(String jobId, OrderPrice price) {
        Optional<Reserved> order = lockOrder(jobId);
        if (order.isPresent() && !fitsAgain(order.get(), price)) {
            return false;
        }
        order.filter(found -> !found.settled()).ifPresent(found -> {
            add(price, found.day(), found.campaign());
            database.update("""
                    update budget_orders
                       set task_credits = coalesce(task_credits, credits), dollars = dollars + ?, credits = credits + ?
                     where job_id = ?""", price.dollars(), price.credits(), jobId);
        });
        return true;
    }

    private boolean fitsAgain(Reserved order, OrderPrice price) {
        BudgetLimits limits = limits();
        if (limits.amounts().isEmpty()) {
            return true;
        }
        Map<String, Used> used = lock(List.of(order.day(), order.campaign()));
        return limits.fits(used.get(order.day()).all(), price.amounts(), true)
                && limits.fits(used.get(order.campaign()).all(), price.amounts(), false);
    }

    /** How an order of this price would be treated now; without locks, so the answer may change at any moment. */
    public BudgetStep step(OrderPrice price) {
        BudgetLimits limits = limits();
        if (limits.amounts().isEmpty()) {
            return BudgetStep.FULL;
        }
        Amounts day = used(today().toString()).all();
        BudgetStep step = limits.step(day, used(campaign()).all(), price.amounts());
        if (step != BudgetStep.LATER) {
            return step;
        }
        boolean fits = price.mayWait()
                ? limits.fits(used(today().plusDays(1).toString()).all(), price.amounts(), true)
                : limits.fits(day, price.amounts(), true);
        return fits ? step : BudgetStep.SOLD_OUT;
    }

    /**
     * Counts what an ended job has cost so far as spent; a job may end more than once. Joins the transaction in which
     * the job ends.
     */
    public void settle(String jobId) {
        lockOrder(jobId).ifPresent(reserved -> settle(jobId, reserved, cost(jobId)));
    }

    private Optional<Reserved> lockOrder(String jobId) {
        return database.find(
                """
                select day, campaign, dollars, credits, settled_at is not null as settled, dollars_spent, credits_spent
                  from budget_orders where job_id = ? for update""",
                row -> new Reserved(
                        row.getString("day"),
                        row.getString("campaign"),
                        new Amounts(row.getBigDecimal("dollars"), row.getBigDecimal("credits")),
                        row.getBoolean("settled"),
                        new Amounts(row.getBigDecimal("dollars_spent"), row.getBigDecimal("credits_spent"))),
                jobId);
    }

    private void settle(String jobId, Reserved reserved, Amounts cost) {
        Amounts free = reserved.settled() ? Amounts.NONE : reserved.price();
        database.update(
                """
                update budget_periods
                   set dollars_reserved = dollars_reserved - ?, credits_reserved = credits_reserved - ?,
                       dollars_spent = dollars_spent + ?, credits_spent = credits_spent + ?
                %s""".formatted(OF_PERIODS),
                free.dollars(),
                free.credits().longValueExact(),
                cost.dollars().subtract(reserved.spent().dollars()),
                cost.credits().subtract(reserved.spent().credits()).longValueExact(),
                new String[] {reserved.day(), reserved.campaign()});
        database.update(
                "update budget_orders set settled_at = ?, dollars_spent = ?, credits_spent = ? where job_id = ?",
                clock.instant(),
                cost.dollars(),
                cost.credits().longValueExact(),
                jobId);
    }

    /** What a job has cost; requests that may have been paid count as paid. */
    private Amounts cost(String jobId) {
        return database.find("""
                select (select coalesce(sum(case when settled_at is null then amount else actual end), 0)
                          from cost_reservations where job_id = o.job_id) as dollars,
                       coalesce(o.task_credits, o.credits) * (select count(*) from provider_tasks t
                                     where t.job_id = o.job_id and t.account = o.account and t.sent_at is not null
                                       and (t.state <> 'FAILED' or t.external_id is not null)) as credits
                  from budget_orders o where o.job_id = ?""", row -> new Amounts(row.getBigDecimal("dollars"), row.getBigDecimal("credits")), jobId)
                .orElseThrow();
    }

    private void add(OrderPrice price, String day, String campaign) {
        database.update("""
                update budget_periods set dollars_reserved = dollars_reserved + ?, credits_reserved = credits_reserved + ?
                %s""".formatted(OF_PERIODS), price.dollars(), price.credits(), new String[] {day, campaign});
    }

    private void take(String jobId, String product, String day, OrderPrice price) {
        add(price, day, campaign());
        database.update(
                """
                insert into budget_orders
                       (job_id, product, day, campaign, dollars, credits, task_credits, account, ordered_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                jobId,
                product,
                day,
                campaign(),
                price.dollars(),
                price.credits(),
                price.credits(),
                price.account().orElse(null),
                clock.instant());
    }

    /** The sums of periods, locked; those of a period that had no limit so far are computed from its orders. */
    private Map<String, Used> lock(List<String> periods) {
        String[] all = periods.stream().sorted().toArray(String[]::new);
        Map<String, Used> used = find(all);
        if (used.size() == all.length) {
            return used;
        }
        database.update("""
                insert into budget_periods (period, dollars_reserved, dollars_spent, credits_reserved, credits_spent)
                select p, %s from unnest(?) p left join budget_orders o on o.day = p or o.campaign = p
                 group by p order by p on conflict do nothing""".formatted(SUMS), (Object) all);
        return find(all);
    }

    /** The periods that have rows, locked in the order of {@link #OF_PERIODS}. */
    private Map<String, Used> find(String... periods) {
        Map<String, Used> used = new HashMap<>();
        database.list(
                        "select * from budget_periods where period = any(?) order by period for update",
                        row -> Map.entry(row.getString("period"), used(row)),
                        (Object) periods)
                .forEach(period -> used.put(period.getKey(), period.getValue()));
        return used;
    }

    public Used today(boolean campaign) {
        return used(campaign ? campaign() : today().toString());
    }

    private Used used(String period) {
        return database.find("select * from budget_periods where period = ?", Budget::used, period)
                .or(() -> database.find(
                        "select %s from budget_orders o where o.day = ? or o.campaign = ?".formatted(SUMS),
                        Budget::used,
                        period,
                        period))
                .orElse(Used.NOTHING);
    }

    private static Used used(ResultSet row) throws SQLException {
        return new Used(
                new Amounts(row.getBigDecimal("dollars_reserved"), row.getBigDecimal("credits_reserved")),
                new Amounts(row.getBigDecimal("dollars_spent"), row.getBigDecimal("credits_spent")));
    }

    /** The limits that operators have set; for others, those of the settings. */
    public BudgetLimits limits() {
        Map<BudgetLimit, BigDecimal> limits = new EnumMap<>(BudgetLimit.class);
        limits.putAll(settings.limits().amounts());
        database.list(
                        "select name, amount from budget_limits",
                        row -> Map.entry(BudgetLimit.valueOf(row.getString("name")), row.getBigDecimal("amount")))
                .forEach(set -> limits.put(set.getKey(), set.getValue()));
        return new BudgetLimits(limits);
    }

    public BudgetSettings settings() {
        return settings;
    }

    /** @param amount empty for the amount of the settings */
    public void set(BudgetLimit limit, Optional<BigDecimal> amount) {
        if (amount.isEmpty()) {
            database.update("delete from budget_limits where name = ?", limit.name());
        } else {
            database.update("""
                    insert into budget_limits (name, amount) values (?, ?)
                    on conflict (name) do update set amount = excluded.amount""", limit.name(), amount.get());
        }
    }

    private String campaign() {
        return "campaign:" + settings.campaign();
    }

    private LocalDate today() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static ProblemException refusal(String sentence) {
        return new ProblemException(ProblemType.SERVICE_UNAVAILABLE, sentence);
    }
}
