package io.serenade.jobs.outbox;

/** Fired when a message may be sent now; the sender hears of it after the commit. */
public record OutboxDue() {}
