package io.serenade.lovesong.web.pages;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a visitor can order a song at this moment, shown before they begin to fill in the form.
 *
 * @param opens when orders begin, where a beginning is set
 * @param closes when orders end, where an end is set
 * @param retryAfterSeconds for {@link State#TOO_MANY_REQUESTS}: how long this address has to wait; otherwise 0
 */
public record Campaign(State state, Optional<Instant> opens, Optional<Instant> closes, long retryAfterSeconds) {

    public static Campaign open() {
        return in(State.OPEN);
    }

    public static Campaign in(State state) {
        return new Campaign(state, Optional.empty(), Optional.empty(), 0);
    }

    /** The words are those of {@code GET /api/campaign}, in lower case. */
    public enum State {
        /** Orders are taken. */
        OPEN,
        /** {@code CAMPAIGN_OPENS} lies ahead. */
        NOT_YET,
        /** {@code CAMPAIGN_CLOSES} has passed. */
        CLOSED,
        /** The operator has not set the song service's key. */
        UNAVAILABLE,
        /** An operator has paused the orders. */
        PAUSED,
        /** The provider's credits or our own budget are known to be used up. */
        SOLD_OUT,
        /** The queue is longer than {@code MAX_QUEUE_WAIT}. */
        FULL,
        /** This visitor has used all songs of a browser. */
        LIMIT_REACHED,
        /** Too many orders came from this address within the hour. */
        TOO_MANY_REQUESTS;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
