package io.serenade.lovesong.web.pages;

import java.util.Optional;

/**
 * What the needle follows.
 *
 * @param seconds length of the song
 * @param waveform letters of base 36 that say how loud it is from beginning to end; empty if unknown
 * @param lyricTimes when the words are sung, a line for each sung line of the lyrics
 */
public record PlayerData(double seconds, String waveform, Optional<String> lyricTimes) {
    /** For a song about which nothing is known before its video is loaded. */
    public static final PlayerData UNKNOWN = new PlayerData(0, "", Optional.empty());
}
