package io.serenade.jobs.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.DoubleStream;

/**
 * How long a task may take and when its record is read.
 *
 * @param timeout from the request, while it is unanswered, or from its acceptance
 * @param grace how long after that a record that cannot be read is asked for again
 */
public record TaskTimes(Duration timeout, Duration grace, Polls polls) {
    private static final Duration MIN_REST = Duration.ofSeconds(5);
    private static final Duration MAX_REST = Duration.ofSeconds(60);

    /** Chooses the next reading of a record; callbacks come before it in most cases. */
    @FunctionalInterface
    public interface Polls {
        Instant next(Instant accepted, Instant now, Duration timeout);
    }

    /** Reads at fixed shares of the timeout, such as 0.2 and 0.9. */
    public static Polls atShares(double... shares) {
        return (accepted, now, timeout) -> DoubleStream.of(shares)
                .mapToObj(share -> accepted.plusMillis(Math.round(timeout.toMillis() * share)))
                .filter(moment -> moment.isAfter(now))
                .findFirst()
                .orElse(accepted.plus(timeout));
    }

    /** Reads after half of the time that has passed, at least every minute and at most every five seconds. */
    public static Polls growing() {
        return growing(MAX_REST);
    }

    /** As {@link #growing()}, with less than a minute between where that is said. */
    public static Polls growing(Duration longestRest) {
        Duration longest = longestRest.compareTo(MAX_REST) < 0 ? longestRest : MAX_REST;
        return (accepted, now, timeout) -> {
            Duration half = Duration.between(accepted, now).dividedBy(2);
            Duration rest = half.compareTo(MIN_REST) < 0 ? MIN_REST : half;
            return now.plus(rest.compareTo(longest) > 0 ? longest : rest);
        };
    }

    Instant end(Instant accepted) {
        return accepted.plus(timeout);
    }

    /** The next reading, at the end of the time at the latest. */
    Instant nextPoll(Instant accepted, Instant now) {
        Instant next = polls.next(accepted, now, timeout);
        return next.isAfter(end(accepted)) ? end(accepted) : next;
    }
}
