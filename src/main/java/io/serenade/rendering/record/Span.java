package io.serenade.rendering.record;

import java.time.Duration;

/** A part of a song. */
public record Span(Duration from, Duration to) {
    boolean holds(double second) {
        return second >= from.toNanos() / 1e9 && second < to.toNanos() / 1e9;
    }
}
