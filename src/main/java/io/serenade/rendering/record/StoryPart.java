package io.serenade.rendering.record;

import java.util.Optional;

/**
 * Which part of a song a story shows: from a beat at the start of the chorus, as many whole bars as last about as long
 * as people watch a story.
 *
 * @param from in seconds of the song
 */
record StoryPart(double from, double seconds) {
    private static final double USUAL = 18;
    private static final double LONGEST = 20;
    private static final int BEATS_OF_BAR = 4;
    /** Singing seldom starts exactly on the beat; the beat before is the better start. */
    private static final double EARLIER = 0.15;

    static StoryPart of(double chorus, double songSeconds, Optional<Tempo> tempo, double... beats) {
        double length = Math.min(songSeconds, tempo.map(StoryPart::bars).orElse(USUAL));
        double begin = Math.max(0, Math.min(beatBefore(chorus, beats), songSeconds - length));
        return new StoryPart(begin, length);
    }

    private static double bars(Tempo tempo) {
        double bar = BEATS_OF_BAR * tempo.beatSeconds();
        double bars = Math.max(1, Math.round(USUAL / bar));
        return bars * bar > LONGEST ? Math.max(1, Math.floor(LONGEST / bar)) * bar : bars * bar;
    }

    private static double beatBefore(double chorus, double... beats) {
        double best = chorus - EARLIER;
        double latest = Double.NEGATIVE_INFINITY;
        for (double beat : beats) {
            if (beat <= chorus + EARLIER && beat > latest) {
                latest = beat;
            }
        }
        return chorus - latest < 1.5 ? latest : best;
    }
}
