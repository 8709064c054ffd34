package io.serenade.jobs.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.DoubleStream;

/**
 * How long a task may take and when its record is polled.
 *
 * @param timeout from the request, while it is unanswered, or from its acceptance
 * @param grace how long after the timeout an unreadable record is still polled
 */
public record TaskTimes(Duration timeout, Duration grace, Polls polls) {
    private static final Duration MIN_INTERVAL = Duration.ofSeconds(5);
    private static final Duration MAX_INTERVAL = Duration.ofSeconds(60);

    /** Chooses the next poll of a record; the callback usually comes first. */
    @FunctionalInterface
    public interface Polls {
        Instant next(Instant accepted, Instant now, Duration timeout);
    }

    /** Polls at fixed shares of the timeout, such as 0.2 and 0.9. */
    public static Polls atShares(double... shares) {
        return (accepted, now, timeout) -> DoubleStream.of(shares)
                .mapToObj(share -> accepted.plusMillis(Math.round(timeout.toMillis() * share)))
                .filter(moment -> moment.isAfter(now))
                .findFirst()
                .orElse(accepted.plus(timeout));
    }

    /** Waits for half of the time that has passed since the acceptance, between five seconds and a minute. */
    public static Polls growing() {
        return growing(MAX_INTERVAL);
    }

    /** As {@link #growing()}, with a longest interval of less than a minute. */
    public static Polls growing(Duration longestInterval) {
        Duration longest = longestInterval.compareTo(MAX_INTERVAL) < 0 ? longestInterval : MAX_INTERVAL;
        return (accepted, now, timeout) -> {
            Duration half = Duration.between(accepted, now).dividedBy(2);
            Duration interval = half.compareTo(MIN_INTERVAL) < 0 ? MIN_INTERVAL : half;
            return now.plus(interval.compareTo(longest) > 0 ? longest : interval);
        };
    }

    Instant end(Instant accepted) {
        return accepted.plus(timeout);
    }

    /** The time of the next poll, at the timeout at the latest. */
    Instant nextPoll(Instant accepted, Instant now) {
        Instant next = polls.next(accepted, now, timeout);
        return next.isAfter(end(accepted)) ? end(accepted) : next;
    }
}
