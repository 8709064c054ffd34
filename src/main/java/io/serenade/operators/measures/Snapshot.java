package io.serenade.operators.measures;

import io.serenade.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How everything stands over all nodes, read by one statement. */
@ApplicationScoped
public class Snapshot {
    private static final Duration ALIVE = Duration.ofMinutes(1);
    private static final Duration RECENT = Duration.ofHours(1);

    @Inject
    Database database;

    @Inject
    Clock clock;

    /** One number. @param detail a second label, if this kind has one */
    public record Row(Kind kind, String label, Optional<String> detail, double value) {}

    /** What a row counts; the names of the statement's first column. */
    public enum Kind {
        JOBS,
        OLDEST,
        DUE,
        DUE_AGE,
        TASKS,
        CREDITS,
        SLOTS,
        CLOSED,
        OUTBOX,
        NODE,
        PAUSED,
        JOB_COST
    }

    private static final String STATEMENT = """
            with t as (select ?::timestamptz as now, ?::timestamptz as alive, ?::timestamptz as recent)
            select 'JOBS' as kind, product as label, lower(state) as detail, count(*)::float8 as value
              from jobs where state in ('WAITING', 'READY', 'RUNNING', 'PARKED') group by product, state
            union all
            select 'OLDEST', product, null, extract(epoch from (select now from t) - min(created_at))::float8
              from jobs where state in ('WAITING', 'READY', 'RUNNING', 'PARKED') group by product
            union all
            select 'DUE', pool, null, count(*)::float8
              from jobs where state in ('READY', 'PARKED', 'RUNNING') and due_at <= (select now from t) group by pool
            union all
            select 'DUE_AGE', pool, null, extract(epoch from (select now from t) - min(due_at))::float8
              from jobs where state in ('READY', 'PARKED', 'RUNNING') and due_at <= (select now from t) group by pool
            union all
            select 'TASKS', account, 'taken', count(*)::float8
              from provider_tasks where state in ('ADMITTED', 'SENT', 'RUNNING') group by account
            union all
            select 'TASKS', account, 'waiting', count(*)::float8
              from provider_tasks where state = 'QUEUED' group by account
            union all
            select 'CREDITS', name, null, credits::float8 from provider_accounts where credits is not null
            union all
            select 'SLOTS', name, null, slots_set::float8 from provider_accounts where slots_set is not null
            union all
            select 'CLOSED', name, null, case when closed_reason is null then 0 else 1 end::float8 from provider_accounts
            union all
            select 'OUTBOX', kind, null, count(*)::float8
              from outbox where state = 'WAITING' and due_at <= (select now from t) group by kind
            union all
            select 'NODE', name, null, active::float8 from nodes where seen_at > (select alive from t)
            union all
            select 'PAUSED', product, null, 1::float8 from intake_pauses
            union all
            select 'JOB_COST', j.product, null, avg(greatest(
                     (select coalesce(sum(l.cost), 0) from ledger l where l.job_id = j.id),
                     (select coalesce(sum(b.spent), 0) from job_budgets b where b.job_id = j.id)))::float8
              from jobs j where j.finished_at > (select recent from t) and j.state = 'SUCCEEDED' group by j.product""";

    @Transactional
    public List<Row> read() {
        Instant now = clock.instant();
        return database.list(
                STATEMENT,
                row -> new Row(
                        Kind.valueOf(row.getString("kind")),
                        row.getString("label"),
                        Optional.ofNullable(row.getString("detail")),
                        row.getDouble("value")),
                now,
                now.minus(ALIVE),
                now.minus(RECENT));
    }
}
