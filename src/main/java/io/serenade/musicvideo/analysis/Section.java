package io.serenade.musicvideo.analysis;

/**
 * A part of a song.
 *
 * @param start in seconds
 * @param end in seconds
 * @param energy loudness within the song, 0 (its quietest part) to 1 (its loudest)
 */
public record Section(Type type, double start, double end, double energy) {
    public enum Type {
        INTRO,
        VERSE,
        CHORUS,
        BRIDGE,
        OUTRO
    }
}
