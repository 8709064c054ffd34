package io.serenade.jobs.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long a message is delayed after each failed attempt; there is one more attempt than there are delays.
 *
 * @param jitter the share by which a delay may grow at random, so that messages that failed together are not retried
 *     together
 */
public record BackOff(List<Duration> delays, double jitter) {
    public BackOff {
        if (jitter < 0 || jitter > 1) {
            throw new IllegalArgumentException("The jitter is a share of a rest, not " + jitter);
        }
        delays = List.copyOf(delays);
    }

    public int maxAttempts() {
        return delays.size() + 1;
    }

    /** The delay after the n-th attempt, counted from one; empty when that was the last one. */
    public Optional<Duration> delayAfter(int attempt, RandomGenerator random) {
        if (attempt >= maxAttempts()) {
            return Optional.empty();
        }
        Duration delay = delays.get(attempt - 1);
        return Optional.of(delay.plusMillis(Math.round(delay.toMillis() * jitter * random.nextDouble())));
    }
}
