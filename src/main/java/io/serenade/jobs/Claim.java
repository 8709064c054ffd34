package io.serenade.jobs;

/**
 * A worker's hold on a job for one run of one stage.
 *
 * @param version the fencing version; an outcome is accepted only while the job still has it
 * @param attempts counted failures of this stage so far
 * @param abandoned whether too many workers have vanished in this stage to try it once more
 */
public record Claim(String jobId, String product, String stage, int attempts, long version, boolean abandoned) {}
