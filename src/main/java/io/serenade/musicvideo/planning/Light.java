package io.serenade.musicvideo.planning;

import java.util.Locale;

/** How a shot is lit, with the words that picture models understand. */
public enum Light {
    NATURAL("soft natural daylight"),
    GOLDEN_HOUR("warm golden hour light"),
    BLUE_HOUR("cool blue hour light"),
    NEON("vivid neon light"),
    CANDLELIGHT("flickering candlelight"),
    MOONLIGHT("silver moonlight"),
    SILHOUETTE("strong backlight, silhouettes"),
    HIGH_KEY("bright high-key light"),
    LOW_KEY("dramatic low-key light, deep shadows"),
    STROBE("pulsing stage lights");

    private final String words;

    Light(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** Its name in plans: {@code golden_hour}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
