package io.serenade.jobs;

/** Fired in the transaction in which a job comes to an end, for whoever holds something on its behalf. */
public record JobEnded(String jobId, JobState state) {}
