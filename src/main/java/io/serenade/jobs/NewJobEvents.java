package io.serenade.jobs;

import java.util.List;

/**
 * Fired about once a second on each node, with what happened to all jobs on all nodes since the last time.
 *
 * @param events those of one job stand in the order in which they happened; may be none
 */
public record NewJobEvents(List<JobEvent> events) {}
