package io.serenade.jobs;

import io.serenade.platform.telemetry.Trace;
import java.util.Optional;

/**
 * A worker's hold on a job for one run of one stage.
 *
 * @param version the fencing version; an outcome is accepted only while the job still has it
 * @param attempts counted failures of this stage so far
 * @param abandoned whether too many workers have crashed in this stage for it to be tried again
 * @param trace what the job belongs to
 */
public record Claim(
        String jobId,
        String product,
        String stage,
        int attempts,
        long version,
        boolean abandoned,
        Optional<Trace> trace) {
    public Claim(String jobId, String product, String stage, int attempts, long version, boolean abandoned) {
        this(jobId, product, stage, attempts, version, abandoned, Optional.empty());
    }
}
