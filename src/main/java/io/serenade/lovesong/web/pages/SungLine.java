package io.serenade.lovesong.web.pages;

/**
 * A line of the lyrics.
 *
 * @param times milliseconds at which its words begin and it ends, separated by spaces; empty if unknown
 */
public record SungLine(String text, String times) {}
