package io.serenade.jobs.outbox;

import io.serenade.jobs.JobEnded;
import io.serenade.jobs.JobErased;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Releases messages that waited for the end of a job, and deletes those of an erased job; in the job's own transaction.
 */
@ApplicationScoped
class JobEndObserver {
    @Inject
    Outbox outbox;

    void onEnd(@Observes JobEnded job) {
        outbox.release(job.jobId());
    }

    void onErasure(@Observes JobErased job) {
        outbox.forget(job.jobId());
    }
}
