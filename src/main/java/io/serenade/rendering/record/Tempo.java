package io.serenade.rendering.record;

import java.time.Duration;

/**
 * How the record follows a song.
 *
 * @param beatSeconds from one beat to the next
 * @param beatsOfTurn beats while the record turns once
 */
record Tempo(double beatSeconds, int beatsOfTurn) {
    /** A turn may take this many times as long as without a beat. */
    private static final double SHORTEST = 2.5 / 3;

    private static final double LONGEST = 4.5 / 3;

    /** The number of beats that brings the turn nearest to its usual duration. */
    static Tempo of(double beatSeconds, Duration usualTurn) {
        double usual = usualTurn.toNanos() / 1e9;
        int best = 1;
        for (int beats = 1; beats * beatSeconds <= LONGEST * usual; beats++) {
            boolean allowed = beats * beatSeconds >= SHORTEST * usual;
            if (allowed
                    && (!allowed(best, beatSeconds, usual)
                            || distance(beats, beatSeconds, usual) < distance(best, beatSeconds, usual))) {
                best = beats;
            }
        }
        return new Tempo(beatSeconds, best);
    }

    private static boolean allowed(int beats, double beatSeconds, double usual) {
        return beats * beatSeconds >= SHORTEST * usual;
    }

    private static double distance(int beats, double beatSeconds, double usual) {
        return Math.abs(Math.log(beats * beatSeconds / usual));
    }

    double turnSeconds() {
        return beatSeconds * beatsOfTurn;
    }
}
