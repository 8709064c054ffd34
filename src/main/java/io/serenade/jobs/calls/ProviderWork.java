package io.serenade.jobs.calls;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * What {@link AskOnce} needs to know of one task: how to ask a provider for it, read it and cancel it, and what becomes of
 * its result. The calls throw {@link io.serenade.providers.ProviderException}.
 *
 * @param <R> the provider's record in the product's terms
 */
public interface ProviderWork<R> {

    /** The provider's account, whose slots bound its tasks. */
    String account();

    /**
     * Whether the job can do without it. Then it does not wait for a service that takes nothing, out of order or without
     * credit: each refusal is a try, and when they are used up the job goes on with what it has instead.
     */
    default boolean isDispensable() {
        return false;
    }

    TaskTimes times();

    /**
     * When the time of a task is over that goes on, which its record may say more closely.
     *
     * @param accepted when the provider took it
     */
    default Instant end(R record, Instant accepted) {
        return times().end(accepted);
    }

    /** Where the provider may report, without the token at its end; empty where it cannot reach us. */
    Optional<URI> callbackBase();

    /** What it costs in dollars if the provider takes it; reserved before it is asked. */
    default BigDecimal price() {
        return BigDecimal.ZERO;
    }

    /** What it has cost in dollars, by the provider's record. */
    default BigDecimal cost(R record) {
        return price();
    }

    /**
     * Asks, once: the only call that is paid. The callback address carries a token of this very attempt. The order is read
     * before anything is sent, so that a database that is away means that nothing was.
     */
    TaskAnswer<R> ask(Optional<URI> callback);

    /** Reads the provider's record. */
    TaskAnswer<R> read(String externalId);

    /** Spares the provider's work; where it cannot be stopped this does nothing. */
    default void cancel(String externalId) {}

    /** Keeps the result, in the transaction that marks the task as succeeded. */
    void succeeded(R record);

    /** Says what an attempt that came to nothing means for the job. */
    TaskFailure failure(TaskEnding<R> ending);
}
