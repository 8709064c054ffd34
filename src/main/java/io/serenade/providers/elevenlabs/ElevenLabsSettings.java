package io.serenade.providers.elevenlabs;

import io.serenade.platform.settings.Provider;
import io.serenade.platform.settings.Secret;
import io.serenade.platform.settings.Settings;
import java.net.URI;
import java.util.Optional;

/**
 * How ElevenLabs is reached. Without a key the sandbox stands in, if it is on; without both nothing can be spoken.
 *
 * @param baseUrl {@code ELEVENLABS_BASE_URL}, without the version
 * @param key empty if the sandbox stands in, whose key is made by the running server
 * @param standIn whether the sandbox stands in
 * @param outputFormat {@code TTS_OUTPUT_FORMAT}: an MP3 in the provider's words, sample rate and kbit/s
 * @param mostCharacters {@code TTS_MAX_CHARS}: the longest text, in code points
 * @param slots {@code ELEVENLABS_SLOTS}: texts that are spoken at a time; the account's plan says how many may be
 */
public record ElevenLabsSettings(
        URI baseUrl, Optional<Secret> key, boolean standIn, String outputFormat, int mostCharacters, int slots) {
    public static final Provider PROVIDER = new Provider("elevenlabs", "ELEVEN_API_KEY", "ElevenLabs", "spoken words");

    private static final String REAL = "https://api.elevenlabs.io";

    /** What {@code eleven_multilingual_v2} takes at a time. */
    private static final int LONGEST_TEXT = 10_000;

    public static ElevenLabsSettings from(Settings settings) {
        String usual = PROVIDER.hasStandIn(settings) ? PROVIDER.standInAddress(settings) : REAL;
        return new ElevenLabsSettings(
                settings.address("ELEVENLABS_BASE_URL", usual),
                settings.secret("ELEVEN_API_KEY"),
                PROVIDER.hasStandIn(settings),
                outputFormat(settings.text("TTS_OUTPUT_FORMAT", "mp3_44100_64")),
                settings.integer("TTS_MAX_CHARS", 600, 1, LONGEST_TEXT),
                settings.integer("ELEVENLABS_SLOTS", 2, 1, 1_000));
    }

    private static String outputFormat(String format) {
        if (!format.matches("mp3_\\d{4,5}_\\d{2,3}")) {
            throw Settings.refusal("TTS_OUTPUT_FORMAT", format, "an MP3 such as mp3_44100_64");
        }
        return format;
    }

    /** Whether anything can be spoken at all. */
    public boolean isConfigured() {
        return key.isPresent() || standIn;
    }
}
