package io.serenade.jobs;

import java.time.Duration;
import java.util.List;

/**
 * How often a stage is tried and the delays between attempts (10 s, 30 s, 60 s by default).
 */
public record RetryPolicy(int maxAttempts, List<Duration> delays) {
    private static final List<Duration> USUAL =
            List.of(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(60));

    public RetryPolicy {
        if (maxAttempts < 1 || delays.isEmpty()) {
            throw new IllegalArgumentException("at least one attempt and one delay are needed");
        }
        delays = List.copyOf(delays);
    }

    public static RetryPolicy attempts(int maxAttempts) {
        return new RetryPolicy(maxAttempts, USUAL);
    }

    public boolean allowsAnother(int failedAttempts) {
        return failedAttempts < maxAttempts;
    }

    /** The delay after the n-th failure, counted from one; the last delay repeats. */
    public Duration delayAfter(int failures) {
        return nth(delays, failures);
    }

    /** The delay after the n-th uncounted wait, counted from one, unless the service says how long to wait. */
    public static Duration delayAfterWait(int waits) {
        return nth(USUAL, waits);
    }

    private static Duration nth(List<Duration> durations, int count) {
        return durations.get(Math.min(count, durations.size()) - 1);
    }
}
