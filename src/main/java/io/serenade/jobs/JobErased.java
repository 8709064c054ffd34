package io.serenade.jobs;

/** Fired in the transaction in which a job's personal data are deleted, for observers that keep some of them. */
public record JobErased(String jobId) {}
