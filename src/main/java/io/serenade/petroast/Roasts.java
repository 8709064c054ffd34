package io.serenade.petroast;

import io.serenade.accounts.Caller;
import io.serenade.accounts.CallerLimits;
import io.serenade.jobs.IdempotencyKey;
import io.serenade.jobs.IdempotencyKeys;
import io.serenade.jobs.Job;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.OrderFingerprint;
import io.serenade.jobs.RepeatedOrders;
import io.serenade.jobs.budget.OrderPrice;
import io.serenade.jobs.calls.Prices;
import io.serenade.jobs.calls.ProviderTask;
import io.serenade.jobs.calls.ProviderTasks;
import io.serenade.jobs.webhooks.OutboundWebhooks;
import io.serenade.platform.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The roasts of all callers, stored and found. Methods are short transactions or join the caller's. */
@ApplicationScoped
@Transactional
public class Roasts {

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Jobs jobs;

    @Inject
    private ProviderTasks tasks;

    @Inject
    private RepeatedOrders repeats;

    @Inject
    private Prices prices;

    @Inject
    private CallerLimits limits;

    @Inject
    private OutboundWebhooks webhooks;

    /** A roast, its job, and its last request at the provider. */
    public record Entry(Roast roast, Job job, Optional<ProviderTask> request) {
        public RoastStatus status() {
            return RoastStatus.of(
                    job, request.filter(task -> task.state().isAtProvider()).isPresent());
        }
    }

    /**
     * Stores a roast if the caller's limit allows, all or nothing.
     *
     * @param callbacks who is to be notified when it has ended
     * @param made identifies the order when it is repeated
     * @throws CallerLimits.LimitException when the limit is used up
     * @throws IdempotencyKeys.KeyTakenException when a concurrent order took the key first
     */
    void add(
            Roast roast,
            List<URI> callbacks,
            Caller caller,
            Optional<IdempotencyKey> key,
            Optional<OrderFingerprint> made) {
        jobs.start(
                Roast.PRODUCT, roast.jobId(), caller.owner(), key, OrderPrice.ofDollars(prices.of(RenderRoast.MODEL)));
        repeats.note(made, roast.jobId());
        webhooks.notifyAtEnd(roast.jobId(), callbacks);
        entities.persist(roast);
        entities.flush();
        limits.count(caller);
    }

    void noteEstimate(String jobId, BigDecimal credits) {
        get(jobId).noteEstimate(credits);
    }

    public Optional<Entry> find(String jobId) {
        if (!Ids.isUuid(jobId)) {
            return Optional.empty();
        }
        // The job first: once it has ended, its video is there.
        return jobs.find(jobId).flatMap(job -> Optional.ofNullable(entities.find(Roast.class, jobId))
                .map(roast -> entry(roast, job)));
    }

    /** As {@link #find}, with the job locked until the transaction ends. */
    Optional<Entry> findLocked(String jobId) {
        return jobs.findLocked(jobId)
                .filter(job -> job.product().equals(Roast.PRODUCT))
                .map(job -> entry(get(jobId), job));
    }

    Roast get(String jobId) {
        return Optional.ofNullable(entities.find(Roast.class, jobId))
                .orElseThrow(() -> new IllegalArgumentException("No roast has the id " + jobId));
    }

    private Entry entry(Roast roast, Job job) {
        return new Entry(roast, job, tasks.findLast(job.id()));
    }
}
