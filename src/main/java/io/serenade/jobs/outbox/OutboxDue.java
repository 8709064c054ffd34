package io.serenade.jobs.outbox;

/** Fired when a message may be sent now; the sender is notified after the commit. */
public record OutboxDue() {}
