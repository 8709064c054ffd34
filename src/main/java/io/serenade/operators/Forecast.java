package io.serenade.operators;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Predicts when a supply is used up, if it is used as since it was last filled up. */
final class Forecast {
    /** A shorter time is not enough for a forecast. */
    private static final Duration SHORTEST = Duration.ofMinutes(10);

    private static final Duration LONGEST = Duration.ofDays(365);

    private Forecast() {}

    /** @param course in the order of time; empty while it does not fall, or ends later than anybody plans for */
    static Optional<Instant> endOf(List<Point> course) {
        int first = Math.max(0, course.size() - 1);
        while (first > 0 && course.get(first - 1).value() >= course.get(first).value()) {
            first--;
        }
        if (course.isEmpty()) {
            return Optional.empty();
        }
        Point full = course.get(first);
        Point last = course.get(course.size() - 1);
        Duration passed = Duration.between(full.at(), last.at());
        double used = full.value() - last.value();
        if (last.value() <= 0) {
            return Optional.of(last.at());
        }
        if (used <= 0 || passed.compareTo(SHORTEST) < 0) {
            return Optional.empty();
        }
        double seconds = last.value() / used * passed.toSeconds();
        return seconds > LONGEST.toSeconds()
                ? Optional.empty()
                : Optional.of(last.at().plusSeconds(Math.round(seconds)));
    }
}
