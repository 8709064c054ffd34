package io.serenade.jobs;

import java.time.Duration;

/**
 * Fired in the transaction in which a job ends, for observers that hold resources for it.
 *
 * @param took since it was ordered
 */
public record JobEnded(String jobId, String product, JobState state, Duration took) {
    static JobEnded of(Job job) {
        return new JobEnded(
                job.id(),
                job.product(),
                job.state(),
                Duration.between(job.createdAt(), job.finishedAt().orElseThrow()));
    }
}
