package io.serenade.jobs.outbox;

import io.serenade.jobs.JobEnded;
import io.serenade.jobs.JobErased;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Lets messages go that waited for a job, and removes those of a job that is erased; in the job's own transaction. */
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
