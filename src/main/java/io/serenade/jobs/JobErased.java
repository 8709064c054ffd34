package io.serenade.jobs;

/** Fired in the transaction in which a job's personal data go, for whoever keeps some of them. */
public record JobErased(String jobId) {}
