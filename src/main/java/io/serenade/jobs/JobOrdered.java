package io.serenade.jobs;

/** Fired in the transaction that stores a new job. */
public record JobOrdered(String jobId, String product) {}
