package io.serenade.launch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Whether a server that has ended by itself is started once more, and after which rest. */
final class Restarts {
    static final int MOST = 5;
    static final Duration WINDOW = Duration.ofMinutes(10);

    private static final Duration FIRST_REST = Duration.ofSeconds(1);

    private final Deque<Instant> ends = new ArrayDeque<>();

    /** @return how long to rest, twice as long each time; empty when it has ended too often within the window */
    Optional<Duration> restAfterEnd(Instant now) {
        ends.removeIf(end -> end.plus(WINDOW).isBefore(now));
        ends.add(now);
        return ends.size() > MOST ? Optional.empty() : Optional.of(FIRST_REST.multipliedBy(1L << (ends.size() - 1)));
    }
}
