package io.serenade.jobs.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long a message rests after each failed attempt; there is one more attempt than there are rests.
 *
 * @param jitter the share by which a rest may grow at random, so that what failed together does not return together
 */
public record BackOff(List<Duration> rests, double jitter) {
    public BackOff {
        if (jitter < 0 || jitter > 1) {
            throw new IllegalArgumentException("The jitter is a share of a rest, not " + jitter);
        }
        rests = List.copyOf(rests);
    }

    public int maxAttempts() {
        return rests.size() + 1;
    }

    /** The rest after the n-th attempt, counted from one; empty when that was the last one. */
    public Optional<Duration> restAfter(int attempt, RandomGenerator random) {
        if (attempt >= maxAttempts()) {
            return Optional.empty();
        }
        Duration rest = rests.get(attempt - 1);
        return Optional.of(rest.plusMillis(Math.round(rest.toMillis() * jitter * random.nextDouble())));
    }
}
