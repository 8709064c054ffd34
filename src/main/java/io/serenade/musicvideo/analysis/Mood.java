package io.serenade.musicvideo.analysis;

/**
 * How a song feels, judged from tempo, energy, key and brightness.
 *
 * @param primary one lower-case English word, such as {@code energetic} or {@code calm}
 * @param secondary another one
 * @param energyLevel {@code low}, {@code medium} or {@code high}
 * @param confidence 0 to 1
 */
public record Mood(String primary, String secondary, String energyLevel, double confidence) {}
