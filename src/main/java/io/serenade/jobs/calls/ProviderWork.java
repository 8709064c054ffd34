package io.serenade.jobs.calls;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What {@link AskOnce} needs to know about one task: how to request it from a provider, poll it and cancel it, and what
 * to do with its result. The calls throw {@link io.serenade.providers.ProviderException}.
 *
 * @param <R> the provider's record in the product's terms
 */
public interface ProviderWork<R> {

    /** The provider's account, whose slots bound its tasks. */
    String account();

    /**
     * Whether the job can do without it. Then it does not wait for a service that is down or without credit: each
     * refusal counts as an attempt, and after the last one the job continues without the result.
     */
    default boolean isDispensable() {
        return false;
    }

    TaskTimes times();

    /**
     * When a running task times out; its record may say so more precisely.
     *
     * @param accepted when the provider took it
     */
    default Instant end(R record, Instant accepted) {
        return times().end(accepted);
    }

    /** The base of the callback address, without the token at its end; empty if the provider cannot reach us. */
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
     * Sends the request once: the only call that is paid. The callback address carries a token of this attempt. The
     * order is read before anything is sent, so if the database is unavailable, nothing was sent.
     */
    TaskAnswer<R> ask(Optional<URI> callback);

    /**
     * How soon after the request it makes sense to look for what an unanswered one has made; empty if the provider
     * keeps no list of it. The search ends with the task's timeout.
     */
    default Optional<Duration> searchedAfter() {
        return Optional.empty();
    }

    /**
     * Looks for what a request that was never answered has made, which costs nothing.
     *
     * @param sent when it was sent
     */
    default Optional<TaskAnswer<R>> search(Instant sent) {
        return Optional.empty();
    }

    /** Reads the provider's record. */
    TaskAnswer<R> read(String externalId);

    /** Cancels the task at the provider; does nothing if the provider cannot cancel. */
    default void cancel(String externalId) {}

    /**
     * Stores what the record of an unfinished task says already. Called after the provider's answer, in no transaction.
     */
    default void goesOn(String externalId, R record) {}

    /** Stores the result, in the transaction that marks the task as succeeded. */
    void succeeded(R record);

    /** Decides what a failed attempt means for the job. */
    TaskFailure failure(TaskEnding<R> ending);
}
