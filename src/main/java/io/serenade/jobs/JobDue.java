package io.serenade.jobs;

import java.time.Instant;

/** Fired when a job has work to do; an observer wakes a worker after the commit. */
public record JobDue(String jobId, WorkerPool pool, Instant dueAt) {}
