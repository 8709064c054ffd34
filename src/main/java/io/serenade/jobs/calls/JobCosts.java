package io.serenade.jobs.calls;

import io.serenade.jobs.JobEnded;
import io.serenade.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Optional;

/**
 * What jobs may spend, in dollars: reserved before a paid call, settled after it, in one row for each job that parallel
 * calls cannot overrun. Each method is one statement, which joins the caller's transaction. A reservation survives a
 * crash: reserving again under its name returns the same reservation, and when its job ends it counts as spent.
 */
@ApplicationScoped
public class JobCosts {
    /** The error code of a job whose budget does not suffice. */
    public static final String BUDGET_EXCEEDED = "BUDGET_EXCEEDED";

    @Inject
    Database database;

    @Inject
    Clock clock;

    /**
     * The account of a job.
     *
     * @param budget empty if nothing limits it
     */
    public record Costs(Optional<BigDecimal> budget, BigDecimal reserved, BigDecimal spent) {
        static final Costs NONE = new Costs(Optional.empty(), BigDecimal.ZERO, BigDecimal.ZERO);
    }

    /** Money set aside for one call. */
    public record Reservation(long id) {}

    /** Gives a job its budget, unless it has one. */
    public void open(String jobId, Optional<BigDecimal> budget) {
        database.update(
                "insert into job_budgets (job_id, budget) values (?, ?) on conflict do nothing",
                jobId,
                budget.orElse(null));
    }

    /**
     * Sets money aside for a call.
     *
     * @param name what is paid for; an open reservation of this name is given again
     * @return empty when the job has no budget for it; a sum of exactly the budget is allowed
     */
    public Optional<Reservation> reserve(String jobId, String name, BigDecimal amount) {
        return database.find(
                """
                with held as (select id from cost_reservations where job_id = ? and name = ? and settled_at is null),
                     room as (update job_budgets set reserved = reserved + ?
                               where job_id = ? and not exists (select 1 from held)
                                 and (budget is null or spent + reserved + ? <= budget) returning job_id),
                     made as (insert into cost_reservations (job_id, name, amount, reserved_at)
                              select job_id, ?, ?, ? from room returning id)
                select id from held union all select id from made""",
                row -> new Reservation(row.getLong(1)),
                jobId,
                name,
                amount,
                jobId,
                amount,
                name,
                amount,
                clock.instant());
    }

    /** Replaces what was set aside by what the call cost. @return false when it was settled before */
    public boolean settle(Reservation reservation, BigDecimal actual) {
        return settle("id = ?", reservation.id(), Optional.of(actual)) > 0;
    }

    /** The call cost nothing. @return false when it was settled before */
    public boolean release(Reservation reservation) {
        return settle(reservation, BigDecimal.ZERO);
    }

    /** Settles the open reservation of this name, if there is one. */
    public void settle(String jobId, String name, BigDecimal actual) {
        find(jobId, name).ifPresent(reservation -> settle(reservation, actual));
    }

    /** The open reservation of this name. */
    public Optional<Reservation> find(String jobId, String name) {
        return database.find(
                "select id from cost_reservations where job_id = ? and name = ? and settled_at is null",
                row -> new Reservation(row.getLong(1)),
                jobId,
                name);
    }

    public Costs of(String jobId) {
        return database.find(
                        "select budget, reserved, spent from job_budgets where job_id = ?",
                        row -> new Costs(
                                Optional.ofNullable(row.getBigDecimal("budget")),
                                row.getBigDecimal("reserved"),
                                row.getBigDecimal("spent")),
                        jobId)
                .orElse(Costs.NONE);
    }

    /** Requests under way when a job ends may have been paid, so they count. */
    void settleAll(@Observes JobEnded ended) {
        settle("job_id = ?", ended.jobId(), Optional.empty());
    }

    private int settle(String which, Object value, Optional<BigDecimal> actual) {
        return database.update("""
                with settled as (update cost_reservations set settled_at = ?, actual = coalesce(?, amount)
                                  where settled_at is null and\s""" + which + """
                                 returning job_id, amount, actual),
                     sums as (select job_id, sum(amount) as amount, sum(actual) as actual from settled group by job_id)
                update job_budgets b set reserved = reserved - sums.amount, spent = spent + sums.actual
                  from sums where b.job_id = sums.job_id""", clock.instant(), actual.orElse(null), value);
    }
}
