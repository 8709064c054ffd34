package io.serenade.jobs.outbox;

/** Delivers the messages of one kind. One bean each; called on a thread of the outbox, in no transaction. */
public interface OutboxHandler {
    /** The name under which its messages are stored. */
    String kind();

    BackOff backOff();

    /** Whether payloads name a person: they are removed as soon as nothing is left to do, and such a message cannot be replayed. */
    boolean isPersonal();

    /** How many of its messages a node sends at once at most, so that receivers which hang hold up no other kind. */
    default int maxAtOnce() {
        return OutboxWorkers.MAX_THREADS;
    }

    /**
     * Does it; may be asked for the same message again when its answer was lost. Must end within {@link Outbox#LEASE}. An
     * exception counts as an attempt that failed.
     */
    Delivery send(OutboxMessage message);
}
