package io.serenade.jobs.operations;

import io.serenade.jobs.JobState;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.WorkerPool;
import io.serenade.jobs.Workflow;
import io.serenade.jobs.Workflows;
import io.serenade.jobs.calls.ProviderSlots;
import io.serenade.jobs.calls.ProviderSlots.Standing;
import io.serenade.jobs.engine.Nodes;
import io.serenade.jobs.operations.Overview.Account;
import io.serenade.jobs.operations.Overview.Failures;
import io.serenade.jobs.operations.Overview.Pool;
import io.serenade.jobs.operations.Overview.ProductJobs;
import io.serenade.platform.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Gathers what the operator wants to know, whatever products there are. */
@ApplicationScoped
@Transactional
public class Operations {
    private static final Duration RECENT = Duration.ofHours(24);
    private static final int MAX_CAUSES = 50;

    @Inject
    Database database;

    @Inject
    Workflows workflows;

    @Inject
    Jobs jobs;

    @Inject
    Nodes nodes;

    @Inject
    ProviderSlots slots;

    @Inject
    Clock clock;

    public Overview overview() {
        Instant now = clock.instant();
        return new Overview(
                now,
                products(now.minus(RECENT)),
                Arrays.stream(WorkerPool.values())
                        .map(pool -> new Pool(pool.key(), jobs.countDue(pool)))
                        .toList(),
                nodes.listAlive().stream()
                        .map(node -> new Overview.Node(node.name(), node.pools(), node.active(), node.seenAt()))
                        .toList(),
                slots.listStandings().stream().map(Operations::account).toList(),
                failures(now.minus(RECENT)));
    }

    private record Count(String product, JobState state, int jobs) {}

    /** All products, also those without a job. */
    private List<ProductJobs> products(Instant since) {
        Map<String, Map<JobState, Integer>> counts = database
                .list("""
                        select product, state, count(*) from jobs
                         where state in ('WAITING', 'READY', 'RUNNING', 'PARKED')
                            or state in ('SUCCEEDED', 'FAILED', 'CANCELLED') and created_at > ? and erased_at is null
                         group by product, state""", row -> new Count(row.getString(1), JobState.valueOf(row.getString(2)), row.getInt(3)), since)
                .stream()
                .collect(Collectors.groupingBy(Count::product, Collectors.toMap(Count::state, Count::jobs)));
        return workflows
                .all()
                .map(Workflow::product)
                .sorted()
                .map(product -> productJobs(product, counts.getOrDefault(product, Map.of())))
                .toList();
    }

    private static ProductJobs productJobs(String product, Map<JobState, Integer> counts) {
        return new ProductJobs(
                product,
                counts.getOrDefault(JobState.WAITING, 0),
                counts.getOrDefault(JobState.READY, 0),
                counts.getOrDefault(JobState.RUNNING, 0),
                counts.getOrDefault(JobState.PARKED, 0),
                counts.getOrDefault(JobState.SUCCEEDED, 0),
                counts.getOrDefault(JobState.FAILED, 0),
                counts.getOrDefault(JobState.CANCELLED, 0));
    }

    private static Account account(Standing standing) {
        return new Account(
                standing.account().name(),
                standing.account().slots(),
                standing.taken(),
                standing.waiting(),
                standing.credits().amount(),
                standing.credits().checkedAt(),
                standing.closedReason());
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
