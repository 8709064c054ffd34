package io.serenade.sandbox.music;

import java.util.List;
import java.util.SplittableRandom;

/**
 * A song as determined by a seed, a style and a length, before a note is played.
 *
 * @param random continues where the score stopped
 */
record Score(StyleScore styleScore, int key, double secondsPerBeat, List<Bar> form, SplittableRandom random) {
    private static final int[] KEYS = {-5, -4, -3, -2, 0, 2, 3, 4, 5};

    static Score of(String seed, Style style, int seconds) {
        SplittableRandom random = new SplittableRandom(Seed.of("music\n" + seed));
        StyleScore styleScore = StyleScores.of(style);
        int key = KEYS[random.nextInt(KEYS.length)];
        int tempo = styleScore.slowest() + random.nextInt(styleScore.fastest() - styleScore.slowest() + 1);
        // Whole bars fill the song: a little slower or faster than the tempo, so that no silence is left at its end.
        double secondsPerBar = 60.0 / tempo * styleScore.beatsPerBar();
        int bars = (int) Math.max(1, Math.round(seconds / secondsPerBar));
        double secondsPerBeat = (double) seconds / (bars * styleScore.beatsPerBar());
        return new Score(styleScore, key, secondsPerBeat, Form.of(styleScore, bars, random), random);
    }

    /** Seconds until the tune begins. */
    double sungFrom() {
        return barsUntilSung() * secondsPerBar();
    }

    /** Seconds until it ends; a song of a single bar is all ending, and counts as sung. */
    double sungUntil() {
        long sung = form.stream().filter(Score::isSung).count();
        return sung == 0 ? form.size() * secondsPerBar() : (barsUntilSung() + sung) * secondsPerBar();
    }

    private long barsUntilSung() {
        return form.stream().filter(bar -> bar.section() == Section.INTRO).count();
    }

    private static boolean isSung(Bar bar) {
        return Section.SUNG.contains(bar.section());
    }

    private double secondsPerBar() {
        return secondsPerBeat * styleScore.beatsPerBar();
    }
}
