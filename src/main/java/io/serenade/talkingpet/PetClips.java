package io.serenade.talkingpet;

import io.serenade.accounts.Caller;
import io.serenade.accounts.CallerLimits;
import io.serenade.jobs.IdempotencyKey;
import io.serenade.jobs.IdempotencyKeys;
import io.serenade.jobs.Job;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.MadeOrder;
import io.serenade.jobs.RepeatedOrders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
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
    private CallerLimits limits;

    /** A clip and its job. */
    public record Entry(PetClip clip, Job job) {}

    /**
     * Stores a clip if the caller's limit allows, all or nothing.
     *
     * @param made what the same order is known by when it comes again
     * @throws CallerLimits.LimitException when the limit is used up
     * @throws IdempotencyKeys.KeyTakenException when the key was taken a moment earlier
     */
    public void add(PetClip clip, Caller caller, Optional<IdempotencyKey> key, Optional<MadeOrder> made) {
        jobs.start(PetClip.PRODUCT, clip.jobId(), caller.owner(), key);
        repeats.note(made, clip.jobId());
        entities.persist(clip);
        entities.flush();
        limits.count(caller);
    }

    public Optional<Entry> find(String jobId) {
        return Optional.ofNullable(entities.find(PetClip.class, jobId))
                .map(clip -> new Entry(clip, jobs.find(jobId).orElseThrow()));
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
