package io.serenade.jobs;

import java.time.Duration;
import java.util.List;

/**
 * How often a stage is tried and how long it rests between (10 s, 30 s, 60 s; specification 1, "Error Handling in
 * Chains").
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

    /** The rest after the n-th failure or wait, counted from one; the last delay repeats. */
    public Duration delayAfter(int count) {
        return delays.get(Math.min(count, delays.size()) - 1);
    }
}
