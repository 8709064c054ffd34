package io.serenade.musicvideo.analysis;

import java.util.Comparator;
import java.util.List;

/**
 * Places a song on the plane of arousal and valence (Russell 1980) by tempo, loudness, how much happens, brightness and
 * key, and names the two words that are nearest there. A rough guess by nature, as its confidence says.
 */
final class MoodJudge {
    /** A word and its place, both coordinates from -1 to 1. */
    private record Word(String name, double arousal, double valence) {
        double distance(double a, double v) {
            return Math.hypot(arousal - a, valence - v);
        }
    }

    private static final List<Word> WORDS = List.of(
            new Word("energetic", 0.8, 0.3),
            new Word("joyful", 0.5, 0.7),
            new Word("uplifting", 0.15, 0.5),
            new Word("romantic", -0.25, 0.35),
            new Word("peaceful", -0.75, 0.4),
            new Word("dreamy", -0.5, 0.05),
            new Word("melancholic", -0.5, -0.5),
            new Word("dark", 0.05, -0.6),
            new Word("intense", 0.7, -0.4));

    private MoodJudge() {}

    /** @param onsetsPerSecond how much happens */
    static Mood judge(SongCurves curves, double bpm, double onsetsPerSecond) {
        double arousal = clamped(0.35 * (bpm - 108) / 40
                + 0.35 * (onsetsPerSecond - 4.5) / 2.5
                + 0.3 * (loudness(curves) - 21) / 8
                + 0.2 * brightness(curves));
        double valence =
                clamped(-5 * Harmony.minorness(curves.chroma()) + 0.15 * (bpm - 100) / 40 + 0.1 * brightness(curves));
        List<Word> nearest = WORDS.stream()
                .sorted(Comparator.comparingDouble(word -> word.distance(arousal, valence)))
                .toList();
        double first = nearest.get(0).distance(arousal, valence);
        double second = nearest.get(1).distance(arousal, valence);
        double confidence = 0.4 + 0.5 * (second - first) / (second + first + 1e-9);
        String level = arousal > 0.3 ? "high" : arousal < -0.3 ? "low" : "medium";
        return new Mood(nearest.get(0).name(), nearest.get(1).name(), level, Math.round(100 * confidence) / 100.0);
    }

    private static double clamped(double value) {
        return Math.max(-1, Math.min(1, value));
    }

    /** Mean level of the six bands in decibels. */
    private static double loudness(SongCurves curves) {
        double sum = 0;
        for (float[] band : curves.energies()) {
            sum += mean(band) / curves.energies().length;
        }
        return sum;
    }

    /** The strength of the upper bands relative to the middle ones, about -1 to 1. */
    private static double brightness(SongCurves curves) {
        double middle = mean(curves.energies()[2]);
        double upper = (mean(curves.energies()[4]) + mean(curves.energies()[5])) / 2;
        return clamped((upper - middle + 18) / 10);
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return values.length == 0 ? 0 : sum / values.length;
    }
}
