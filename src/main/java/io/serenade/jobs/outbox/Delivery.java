package io.serenade.jobs.outbox;

import java.time.Duration;
import java.util.Optional;

/** How an attempt to deliver a message ended. Reasons are logged and kept, so they name no person. */
public sealed interface Delivery {
    /** Nothing is left to do. */
    record Delivered() implements Delivery {}

    /**
     * Not this time. Whether there is another attempt is decided by the kind's back-off.
     *
     * @param atLeast how long the other side wants to be left alone, where it said so
     */
    record Retry(String reason, Optional<Duration> atLeast) implements Delivery {}

    /** No use in trying again. */
    record GiveUp(String reason) implements Delivery {}

    static Delivery delivered() {
        return new Delivered();
    }

    static Delivery retry(String reason) {
        return new Retry(reason, Optional.empty());
    }

    static Delivery retryAfter(Duration atLeast, String reason) {
        return new Retry(reason, Optional.of(atLeast));
    }

    static Delivery giveUp(String reason) {
        return new GiveUp(reason);
    }
}
