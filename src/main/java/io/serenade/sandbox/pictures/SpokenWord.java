package io.serenade.sandbox.pictures;

/**
 * A word and when it is heard.
 *
 * @param start in seconds from the beginning of the clip
 */
public record SpokenWord(String text, double start, double end) {}
