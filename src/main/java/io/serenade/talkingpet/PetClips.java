package io.serenade.talkingpet;

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
import io.serenade.jobs.webhooks.OutboundWebhooks;
import io.serenade.platform.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Optional;

/** The talking pets of all callers, stored and found. Methods are short transactions or join the caller's. */
@ApplicationScoped
@Transactional
public class PetClips {
    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Jobs jobs;

    @Inject
    private RepeatedOrders repeats;

    @Inject
    private OutboundWebhooks webhooks;

    @Inject
    private CallerLimits limits;

    @Inject
    private Prices prices;

    @Inject
    private TalkingPetSettings settings;

    /** A clip and its job. */
    public record Entry(PetClip clip, Job job) {}

    /**
     * Stores a clip if the caller's limit allows, all or nothing.
     *
     * @param callback the address to notify of the
     * end @param made identifies the order when it is repeated
     * @throws CallerLimits.LimitException when the limit is used up
     * @throws IdempotencyKeys.KeyTakenException when a concurrent order took the key first
     */
    public void add(
            PetClip clip,
            Optional<URI> callback,
            Caller caller,
            Optional<IdempotencyKey> key,
            Optional<OrderFingerprint> made) {
        jobs.start(PetClip.PRODUCT, clip.jobId(), caller.owner(), key, price(clip.order()));
        repeats.note(made, clip.jobId());
        entities.persist(clip);
        entities.flush();
        webhooks.notifyAtEnd(clip.jobId(), callback.stream().toList());
        limits.count(caller);
    }

    /** The price of the clip, and of the speech if there is one. */
    private OrderPrice price(PetOrder order) {
        BigDecimal clip = prices.find(order.model()).atMost(settings.timeout());
        return OrderPrice.ofDollars(order.words().isPresent() ? clip.add(prices.of(Speak.TASK)) : clip);
    }

    public Optional<Entry> find(String jobId) {
        if (!Ids.isUuid(jobId)) {
            return Optional.empty();
        }
        // The job first: once it has ended, its clip is there.
        return jobs.find(jobId).flatMap(job -> Optional.ofNullable(entities.find(PetClip.class, jobId))
                .map(clip -> new Entry(clip, job)));
    }

    /** As {@link #find}, with the job locked until the transaction ends. */
    public Optional<Entry> findLocked(String jobId) {
        return jobs.findLocked(jobId)
                .filter(job -> job.product().equals(PetClip.PRODUCT))
                .map(job -> new Entry(get(jobId), job));
    }

    public PetClip get(String jobId) {
        return Optional.ofNullable(entities.find(PetClip.class, jobId))
                .orElseThrow(() -> new IllegalArgumentException("No talking pet has the id " + jobId));
    }
}
