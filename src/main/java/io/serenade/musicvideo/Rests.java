package io.serenade.musicvideo;

import java.time.Duration;

/** How long providers are left alone after failures. */
final class Rests {
    static final int TRIES = 3;

    private Rests() {}

    /** Two, four, eight seconds. @param failures counted from one */
    static Duration after(int failures) {
        return Duration.ofSeconds(1L << Math.min(failures, 3));
    }
}
