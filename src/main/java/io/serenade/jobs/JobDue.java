package io.serenade.jobs;

import java.time.Instant;

/** Fired when a job has something to do; whoever observes it after the commit wakes a worker. */
public record JobDue(String jobId, WorkerPool pool, Instant dueAt) {}
