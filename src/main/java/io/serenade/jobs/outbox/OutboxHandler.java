package io.serenade.jobs.outbox;

/** Delivers the messages of one kind. One bean each; called on a thread of the outbox, in no transaction. */
public interface OutboxHandler {
    /** The name under which its messages are stored. */
    String kind();

    BackOff backOff();

    /**
     * Whether payloads name a person: they are deleted once the message is finished, and such a message cannot be
     * replayed.
     */
    boolean isPersonal();

    /**
     * The most messages of this kind that a node sends at the same time, so that hanging receivers do not delay other
     * kinds.
     */
    default int maxAtOnce() {
        return OutboxWorkers.MAX_THREADS;
    }

    /**
     * Delivers a message; may be called for the same message again if its result was lost. Must end within {@link
     * Outbox#LEASE}. An exception counts as a failed attempt.
     */
    Delivery send(OutboxMessage message);
}
