package io.serenade.jobs.outbox;

import java.time.Duration;
import java.util.Optional;

/**
 * How an attempt to deliver a message ended. Reasons are logged and stored, so they name no person.
 *
 * <p>Each may have a detail: more for the log of attempts, as JSON.
 */
public sealed interface Delivery {
    Optional<String> detail();

    /** The message was delivered. */
    record Delivered(Optional<String> detail) implements Delivery {}

    /**
     * The attempt failed. The back-off of the message's kind decides whether there is another.
     *
     * @param atLeast the receiver's {@code Retry-After}, if it sent one
     */
    record Retry(String reason, Optional<Duration> atLeast, Optional<String> detail) implements Delivery {}

    /** Final: trying again cannot help. */
    record GiveUp(String reason, Optional<String> detail) implements Delivery {}

    static Delivery delivered() {
        return new Delivered(Optional.empty());
    }

    static Delivery retry(String reason) {
        return new Retry(reason, Optional.empty(), Optional.empty());
    }

    static Delivery retryAfter(Duration atLeast, String reason) {
        return new Retry(reason, Optional.of(atLeast), Optional.empty());
    }

    static Delivery giveUp(String reason) {
        return new GiveUp(reason, Optional.empty());
    }

    /** The same, with a detail for the log of attempts. */
    default Delivery withDetail(String json) {
        Optional<String> detail = Optional.of(json);
        if (this instanceof Retry retry) {
            return new Retry(retry.reason(), retry.atLeast(), detail);
        }
        return this instanceof GiveUp end ? new GiveUp(end.reason(), detail) : new Delivered(detail);
    }
}
