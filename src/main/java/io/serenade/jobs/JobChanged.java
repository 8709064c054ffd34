package io.serenade.jobs;

/** Fired inside the transaction that writes an event of a job; observed after its commit, on this node only. */
public record JobChanged(String jobId) {}
