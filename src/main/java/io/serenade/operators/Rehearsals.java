package io.serenade.operators;

import io.serenade.jobs.operations.RehearsedOrders;
import io.serenade.operators.Rehearsal.Broken;
import io.serenade.operators.Rehearsal.Fault;
import io.serenade.operators.Rehearsal.Times;
import io.serenade.platform.database.Database;
import io.serenade.platform.operators.Operator;
import io.serenade.platform.server.ServerStopping;
import io.serenade.platform.settings.Providers;
import io.serenade.platform.settings.Settings;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Executor;

/**
 * Rehearses a launch on an installation where the sandbox stands in for every service: a number of visitors order at
 * once, with all the checks of a real order, and four in ten of them meet a fault. The results are read from their
 * jobs.
 */
@ApplicationScoped
public class Rehearsals {
    public static final int MOST_VISITORS = 1_000;

    private static final Logger LOG = System.getLogger(Rehearsals.class.getName());

    /** How many of ten visitors meet a fault. */
    private static final int FAULTS_OF_TEN = 4;

    /** A rehearsal that is still ordering after this time was interrupted by the end of its node. */
    private static final Duration LONGEST_ORDERING = Duration.ofMinutes(30);

    @Inject
    @Any
    Instance<RehearsedOrders> products;

    @Inject
    Providers providers;

    @Inject
    Settings settings;

    @Inject
    AuditLog log;

    @Inject
    Database database;

    @Inject
    Clock clock;

    @Resource
    private ManagedExecutorService executor;

    private volatile boolean stopping;

    private record Row(long id, Instant begunAt, String operator, int visitors, boolean ordered) {}

    private record Figures(Times accepted, Times took, OptionalDouble perHour, BigDecimal dollars, long credits) {}

    /** The services that are real, so that a rehearsal would cost money there. */
    public List<String> realServices() {
        return providers.all().stream()
                .filter(provider -> !provider.hasStandIn(settings))
                .map(provider -> provider.maker())
                .distinct()
                .toList();
    }

    /** @return false where a service is real, or another rehearsal is ordering */
    public boolean begin(int visitors, Operator operator) {
        if (!realServices().isEmpty() || visitors < 1 || visitors > MOST_VISITORS) {
            return false;
        }
        Optional<Long> id = database.find(
                """
                insert into rehearsals (begun_at, operator, visitors)
                select ?, ?, ? where not exists (
                       select 1 from rehearsals where ordered_at is null and begun_at > ?)
                returning id""",
                row -> row.getLong(1),
                clock.instant(),
                operator.name(),
                visitors,
                clock.instant().minus(LONGEST_ORDERING));
        id.ifPresent(begun -> {
            log.enter(operator, "rehearse", "launch", visitors + " visitors", 0);
            executor().execute(() -> run(begun, visitors));
        });
        return id.isPresent();
    }

    /** Replaced where there is no container. */
    Executor executor() {
        return executor;
    }

    void stop(@Observes ServerStopping event) {
        stopping = true;
    }

    void run(long id, int visitors) {
        List<RehearsedOrders> ordered = products.stream().toList();
        for (int visitor = 1; visitor <= visitors && !stopping && !ordered.isEmpty(); visitor++) {
            RehearsedOrders product = ordered.get(visitor % ordered.size());
            visit(id, visitor, product, faultOf(visitor, product.faults()));
        }
        database.update("update rehearsals set ordered_at = ? where id = ?", clock.instant(), id);
    }

    /** Every fault in turn, among visitors to whom nothing happens. */
    static String faultOf(int visitor, List<String> faults) {
        int place = visitor % 10;
        return place >= FAULTS_OF_TEN || faults.isEmpty()
                ? ""
                : faults.get((visitor / 10 * FAULTS_OF_TEN + place) % faults.size());
    }

    private void visit(long id, int visitor, RehearsedOrders product, String fault) {
        long begun = System.nanoTime();
        Optional<String> job = Optional.empty();
        Optional<String> refused = Optional.empty();
        try {
            job = Optional.of(product.order(visitor, fault));
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "Visitor " + visitor + " of a rehearsal was refused", e);
            refused = Optional.of(
                    Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName()));
        }
        database.update(
                "insert into rehearsal_visits (rehearsal, number, fault, job_id, accepted_ms, refused) values (?, ?, ?, ?, ?, ?)",
                id,
                visitor,
                fault,
                job.orElse(null),
                Duration.ofNanos(System.nanoTime() - begun).toMillis(),
                refused.map(why -> why.substring(0, Math.min(200, why.length())))
                        .orElse(null));
    }

    /** The newest first. */
    public List<Rehearsal> list(int limit) {
        return database
                .list(
                        "select id, begun_at, operator, visitors, ordered_at is not null or begun_at < ? as ordered"
                                + " from rehearsals order by id desc limit ?",
                        row -> new Row(
                                row.getLong("id"),
                                Database.instant(row, "begun_at"),
                                row.getString("operator"),
                                row.getInt("visitors"),
                                row.getBoolean("ordered")),
                        clock.instant().minus(LONGEST_ORDERING),
                        limit)
                .stream()
                .map(this::read)
                .toList();
    }

    private Rehearsal read(Row row) {
        Figures figures = figures(row.id());
        return new Rehearsal(
                row.id(),
                row.begunAt(),
                row.operator(),
                row.visitors(),
                row.ordered(),
                figures.accepted(),
                figures.took(),
                figures.perHour(),
                figures.dollars(),
                figures.credits(),
                faults(row.id()),
                broken(row.id()));
    }

    private Figures figures(long id) {
        return database.find("""
                select percentile_cont(0.5) within group (order by v.accepted_ms / 1000.0)
                           filter (where v.job_id is not null) as accepted_p50,
                       percentile_cont(0.95) within group (order by v.accepted_ms / 1000.0)
                           filter (where v.job_id is not null) as accepted_p95,
                       percentile_cont(0.5) within group (order by extract(epoch from j.finished_at - j.created_at))
                           filter (where j.state = 'SUCCEEDED') as took_p50,
                       percentile_cont(0.95) within group (order by extract(epoch from j.finished_at - j.created_at))
                           filter (where j.state = 'SUCCEEDED') as took_p95,
                       count(*) filter (where j.state = 'SUCCEEDED') * 3600.0
                           / nullif(extract(epoch from max(j.finished_at) filter (where j.state = 'SUCCEEDED')
                                                     - min(j.created_at)), 0) as per_hour,
                       coalesce(sum(case when b.settled_at is null then b.dollars else b.dollars_spent end), 0) as dollars,
                       coalesce(sum(case when b.settled_at is null then b.credits else b.credits_spent end), 0) as credits
                  from rehearsal_visits v left join jobs j on j.id = v.job_id
                  left join budget_orders b on b.job_id = v.job_id where v.rehearsal = ?""", Rehearsals::figures, id).orElseThrow();
    }

    private static Figures figures(ResultSet row) throws SQLException {
        return new Figures(
                new Times(number(row, "accepted_p50"), number(row, "accepted_p95")),
                new Times(number(row, "took_p50"), number(row, "took_p95")),
                number(row, "per_hour"),
                row.getBigDecimal("dollars"),
                row.getLong("credits"));
    }

    private static OptionalDouble number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private List<Fault> faults(long id) {
        return database.list(
                """
                select v.fault, count(*) as visitors, count(*) filter (where v.job_id is null) as refused,
                       count(*) filter (where j.state = 'SUCCEEDED') as done,
                       count(*) filter (where j.state in ('FAILED', 'CANCELLED')) as failed
                  from rehearsal_visits v left join jobs j on j.id = v.job_id
                 where v.rehearsal = ? group by v.fault order by v.fault""",
                row -> new Fault(
                        row.getString("fault"),
                        row.getInt("visitors"),
                        row.getInt("refused"),
                        row.getInt("done"),
                        row.getInt("failed")),
                id);
    }

    private List<Broken> broken(long id) {
        return database.list("""
                select coalesce(v.refused, j.error_stage || ': ' || j.error_code, 'cancelled') as why, count(*) as number
                  from rehearsal_visits v left join jobs j on j.id = v.job_id
                 where v.rehearsal = ?
                   and (v.job_id is null or (v.fault = '' and j.state in ('FAILED', 'CANCELLED')))
                 group by 1 order by number desc, why limit 20""", row -> new Broken(row.getString("why"), row.getInt("number")), id);
    }
}
