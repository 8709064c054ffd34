package io.serenade.operators;

import io.serenade.jobs.IntakePauses;
import io.serenade.jobs.JobQueue;
import io.serenade.jobs.JobState;
import io.serenade.jobs.WorkerPool;
import io.serenade.jobs.calls.ProviderSlots;
import io.serenade.jobs.calls.ProviderSlots.Standing;
import io.serenade.jobs.engine.Nodes;
import io.serenade.operators.HourlyFigures.Calls;
import io.serenade.operators.HourlyFigures.Day;
import io.serenade.operators.Overview.Account;
import io.serenade.operators.Overview.Failures;
import io.serenade.operators.Overview.Pool;
import io.serenade.operators.Overview.ProductJobs;
import io.serenade.operators.Overview.Storage;
import io.serenade.operators.Overview.Times;
import io.serenade.platform.database.Database;
import io.serenade.platform.settings.Providers;
import io.serenade.platform.settings.Settings;
import io.serenade.storage.MediaStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Gathers the figures of the overview for all products. */
@ApplicationScoped
@Transactional
public class Operations {
    private static final Logger LOG = System.getLogger(Operations.class.getName());
    private static final Duration RECENT = Duration.ofHours(24);
    private static final Duration DEPTH_SHOWN = Duration.ofHours(3);
    private static final int MAX_CAUSES = 50;
    private static final String UNDER_WAY = "state in ('WAITING', 'READY', 'RUNNING', 'PARKED')";

    @Inject
    Database database;

    @Inject
    OperatedProducts products;

    @Inject
    JobQueue queue;

    @Inject
    Nodes nodes;

    @Inject
    ProviderSlots slots;

    @Inject
    IntakePauses pauses;

    @Inject
    HourlyFigures figures;

    @Inject
    Samples samples;

    @Inject
    MediaStore media;

    @Inject
    Providers providers;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    public Overview overview() {
        Instant now = clock.instant();
        Day day = figures.day();
        return new Overview(
                now,
                products(now.minus(RECENT), day),
                Arrays.stream(WorkerPool.values())
                        .map(pool -> new Pool(pool.key(), queue.countDue(pool)))
                        .toList(),
                nodes.listAlive().stream()
                        .map(node -> new Overview.Node(node.name(), node.pools(), node.active(), node.seenAt()))
                        .toList(),
                accounts(day),
                failures(now.minus(RECENT)),
                figures.spending(day),
                storage());
    }

    private record Count(String product, JobState state, int jobs) {}

    private record Oldest(String product, Instant at) {}

    /** All products, also those without a job. */
    private List<ProductJobs> products(Instant since, Day day) {
        Map<String, Map<JobState, Integer>> counts = database
                .list("""
                        select product, state, count(*) from jobs
                         where state in ('WAITING', 'READY', 'RUNNING', 'PARKED') group by product, state
                         union all
                        select product, state, count(*) from jobs
                         where state in ('SUCCEEDED', 'FAILED', 'CANCELLED') and created_at > ? and erased_at is null
                         group by product, state""", row -> new Count(row.getString(1), JobState.valueOf(row.getString(2)), row.getInt(3)), since)
                .stream()
                .collect(Collectors.groupingBy(Count::product, Collectors.toMap(Count::state, Count::jobs)));
        Map<String, Instant> oldest = database
                .list(
                        "select product, min(created_at) as at from jobs where " + UNDER_WAY + " group by product",
                        row -> new Oldest(row.getString("product"), Database.instant(row, "at")))
                .stream()
                .collect(Collectors.toMap(Oldest::product, Oldest::at));
        Map<String, List<Point>> depths = samples.depths(DEPTH_SHOWN, 1);
        Map<String, String> paused = pauses.list().stream()
                .collect(Collectors.toMap(IntakePauses.Pause::product, IntakePauses.Pause::reason));
        return products.names().stream()
                .map(product -> productJobs(
                        product,
                        counts.getOrDefault(product, Map.of()),
                        Optional.ofNullable(oldest.get(product)),
                        day,
                        depths.getOrDefault(product, List.of()),
                        Optional.ofNullable(paused.get(product))))
                .toList();
    }

    private ProductJobs productJobs(
            String product,
            Map<JobState, Integer> counts,
            Optional<Instant> oldest,
            Day day,
            List<Point> depth,
            Optional<String> paused) {
        return new ProductJobs(
                product,
                products.title(product),
                counts.getOrDefault(JobState.WAITING, 0),
                counts.getOrDefault(JobState.READY, 0),
                counts.getOrDefault(JobState.RUNNING, 0),
                counts.getOrDefault(JobState.PARKED, 0),
                counts.getOrDefault(JobState.SUCCEEDED, 0),
                counts.getOrDefault(JobState.FAILED, 0),
                counts.getOrDefault(JobState.CANCELLED, 0),
                oldest,
                day.whole().getOrDefault(product, Times.UNKNOWN),
                figures.hours(day, product),
                depth,
                paused);
    }

    private List<Account> accounts(Day day) {
        Map<String, List<Point>> credits = samples.credits(RECENT, 10);
        return slots.listStandings().stream()
                .map(standing -> {
                    String name = standing.account().name();
                    return account(
                            standing,
                            credits.getOrDefault(name, List.of()),
                            day.calls().getOrDefault(name, Calls.NONE));
                })
                .toList();
    }

    private Account account(Standing standing, List<Point> credits, Calls calls) {
        return new Account(
                standing.account().name(),
                isSandbox(standing.account().name()),
                standing.slots(),
                standing.taken(),
                standing.waiting(),
                standing.credits().amount(),
                standing.credits().checkedAt(),
                credits,
                Forecast.endOf(credits),
                calls.made(),
                calls.failed(),
                calls.spent(),
                standing.closedReason());
    }

    private Optional<Boolean> isSandbox(String provider) {
        return providers.all().stream()
                .filter(known -> known.name().equals(provider))
                .map(known -> known.hasStandIn(settings))
                .findFirst();
    }

    private Storage storage() {
        try {
            return new Storage(media.isWritable(), media.fullness());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "How full the storage is cannot be told: {0}", e.getMessage());
            return new Storage(false, OptionalDouble.empty());
        }
    }

    private List<Failures> failures(Instant since) {
        return database.list(
                """
                select j.product, f.stage, f.code, count(*) as failures, max(f.at) as last_at
                  from job_failures f join jobs j on j.id = f.job_id
                 where f.at > ? group by j.product, f.stage, f.code
                 order by failures desc, last_at desc limit ?""",
                row -> new Failures(
                        row.getString("product"),
                        row.getString("stage"),
                        row.getString("code"),
                        row.getInt("failures"),
                        Database.instant(row, "last_at")),
                since,
                MAX_CAUSES);
    }
}
