package io.serenade.launch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Decides whether a server that ended by itself is restarted, and after which delay. */
final class Restarts {
    static final int MOST = 5;
    static final Duration WINDOW = Duration.ofMinutes(10);

    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);

    private final Deque<Instant> ends = new ArrayDeque<>();

    /** @return the delay, doubled each time; empty when the server has ended too often within the window */
    Optional<Duration> delayAfterEnd(Instant now) {
        ends.removeIf(end -> end.plus(WINDOW).isBefore(now));
        ends.add(now);
        return ends.size() > MOST ? Optional.empty() : Optional.of(FIRST_DELAY.multipliedBy(1L << (ends.size() - 1)));
    }
}
