package io.serenade.lovesong.web.pages;

/**
 * A line of the lyrics.
 *
 * @param times milliseconds at which its words begin and it ends, parted by spaces; empty where they are not known
 */
public record SungLine(String text, String times) {}
