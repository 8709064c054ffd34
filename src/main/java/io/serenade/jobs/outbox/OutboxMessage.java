package io.serenade.jobs.outbox;

import java.util.Optional;

/**
 * One attempt to deliver something.
 *
 * @param key what the message is about; each kind has at most one waiting message for a key
 * @param payload what its handler stored with it, as JSON
 * @param attempt counted from one, this one included
 * @param version the fencing version; an answer is accepted only while the message still has it
 */
public record OutboxMessage(
        long id, String kind, String key, Optional<String> jobId, String payload, int attempt, long version) {}
