package io.serenade.generation;

import io.serenade.accounts.Caller;
import io.serenade.accounts.CallerLimits;
import io.serenade.jobs.IdempotencyKey;
import io.serenade.jobs.IdempotencyKeys;
import io.serenade.jobs.Job;
import io.serenade.jobs.JobState;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.budget.OrderPrice;
import io.serenade.jobs.calls.ProviderTask;
import io.serenade.jobs.calls.ProviderTasks;
import io.serenade.jobs.webhooks.OutboundWebhooks;
import io.serenade.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** The generations of all callers, stored and found. Methods are short transactions or join the caller's. */
@ApplicationScoped
@Transactional
public class Generations {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Jobs jobs;

    @Inject
    private CallerLimits limits;

    @Inject
    private ProviderTasks tasks;

    @Inject
    private OutboundWebhooks webhooks;

    @Inject
    private Database database;

    /**
     * A generation, its job, its last prediction, and the number of its failed attempts.
     *
     * @param failures counted failures of all its steps
     */
    public record Entry(Generation generation, Job job, Optional<ProviderTask> prediction, int failures) {
        /** Attempts after a failure, made or still to come. */
        public int retries() {
            return job.state() == JobState.FAILED ? Math.max(0, failures - 1) : failures;
        }

        public GenerationStatus status() {
            return GenerationStatus.of(
                    job, prediction.filter(task -> task.state().isAtProvider()).isPresent());
        }
    }

    /**
     * Stores a generation if the caller's limit allows, all or nothing.
     *
     * @param callback who is to be notified when it has ended
     * @throws CallerLimits.LimitException when the limit is used up
     * @throws IdempotencyKeys.KeyTakenException when a concurrent order took the key first
     */
    public void add(
            Generation generation,
            Optional<URI> callback,
            Caller caller,
            Optional<IdempotencyKey> key,
            OrderPrice price) {
        jobs.start(Generation.PRODUCT, generation.jobId(), caller.owner(), key, price);
        webhooks.notifyAtEnd(generation.jobId(), callback.stream().toList());
        entities.persist(generation);
        entities.flush();
        limits.count(caller);
    }

    public Optional<Entry> find(String jobId) {
        if (!UUID.matcher(jobId).matches()) {
            return Optional.empty();
        }
        // The job first: once it has ended, what it made is there.
        return jobs.find(jobId).flatMap(job -> Optional.ofNullable(entities.find(Generation.class, jobId))
                .map(generation -> entry(generation, job)));
    }

    /** As {@link #find}, with the job locked until the transaction ends. */
    public Optional<Entry> findLocked(String jobId) {
        return jobs.findLocked(jobId)
                .filter(job -> job.product().equals(Generation.PRODUCT))
                .map(job -> entry(get(jobId), job));
    }

    public Generation get(String jobId) {
        return Optional.ofNullable(entities.find(Generation.class, jobId))
                .orElseThrow(() -> new IllegalArgumentException("No generation has the id " + jobId));
    }

    private Entry entry(Generation generation, Job job) {
        int failures = database.find(
                        "select count(*) from job_failures where job_id = ?", row -> row.getInt(1), job.id())
                .orElse(0);
        return new Entry(generation, job, tasks.findLast(job.id()), failures);
    }
}
