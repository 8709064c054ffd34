package io.serenade.musicvideo.web.pages;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What was found in a song.
 *
 * @param bpm beats in a minute, whole
 * @param method how the beats were found, in the word of the API
 * @param fallback whether no beat was heard for sure, so that cuts follow the tempo
 * @param confidence of the beats in percent
 * @param mood its first word, such as {@code energetic}
 */
public record SongFindings(
        long bpm, String method, boolean fallback, long confidence, String mood, List<Part> parts, List<Double> cuts) {
    /** The width of the strip on which parts are drawn, in units of its SVG. */
    public static final int STRIP_WIDTH = 1_000;

    /** Its height. */
    public static final int STRIP_HEIGHT = 100;

    private static final String CORRECTED = "corrected";
    private static final int LEAST_HEIGHT = 30;
    private static final Set<String> TOLD_METHODS = Set.of("tempo", "dynamic_programming", CORRECTED);

    public SongFindings {
        parts = List.copyOf(parts);
        cuts = List.copyOf(cuts);
    }

    /**
     * A part of the song.
     *
     * @param type such as {@code chorus}
     * @param start in seconds
     * @param end in seconds
     * @param energy 0 to 1
     */
    public record Part(String type, double start, double end, double energy) {
        public String time() {
            return SongFindings.time(start);
        }

        /** Its height on the strip: the louder, the higher. */
        public long height() {
            return Math.round(LEAST_HEIGHT + energy * (STRIP_HEIGHT - LEAST_HEIGHT));
        }
    }

    /** The text that says how sure the beats are; nobody doubts those that the film's maker has put right. */
    public String sureKey() {
        return method.equals(CORRECTED) ? "film.heard.corrected" : fallback ? "film.heard.fallback" : "film.heard.sure";
    }

    /** The text that says how the beats were found. */
    public String methodKey() {
        return "film.method." + (TOLD_METHODS.contains(method) ? method : "other");
    }

    /** Where a moment lies on the strip. */
    public String at(double seconds) {
        double end = parts.isEmpty() ? 1 : parts.get(parts.size() - 1).end();
        return String.format(Locale.ROOT, "%.1f", seconds / end * STRIP_WIDTH);
    }

    public String width(Part part) {
        return at(part.end() - part.start());
    }

    /** As players show it: {@code 1:07}. */
    public static String time(double seconds) {
        long whole = Math.round(Math.floor(seconds));
        return String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
    }
}
