package io.serenade.jobs.retention;

import java.time.Instant;

/** A finished job whose time to be kept is over. */
public record ExpiredJob(String product, String id, Instant createdAt) {}
