package io.serenade.providers.openai;

import io.serenade.platform.settings.Secret;
import io.serenade.platform.settings.Settings;
import java.net.URI;
import java.util.Optional;

/**
 * The service that transcribes songs: OpenAI, unless another service with the same protocol is named (Groq, a server of
 * faster-whisper).
 *
 * @param baseUrl {@code LYRICS_BASE_URL}, with the version
 * @param model {@code LYRICS_MODEL}
 * @param key {@code LYRICS_API_KEY}, otherwise OpenAI's; empty if the sandbox stands in, or if the service needs none
 * @param standIn whether the sandbox stands in
 * @param configured whether anybody can be asked
 */
public record LyricsSettings(URI baseUrl, String model, Optional<Secret> key, boolean standIn, boolean configured) {

    public static LyricsSettings from(Settings settings) {
        OpenAiSettings openAi = OpenAiSettings.from(settings);
        Optional<URI> own = settings.findAddress("LYRICS_BASE_URL");
        Optional<Secret> key = settings.secret("LYRICS_API_KEY").or(openAi::key);
        boolean standIn = openAi.standIn() && own.isEmpty() && key.isEmpty();
        return new LyricsSettings(
                own.orElseGet(() -> usualAddress(settings, openAi, standIn)),
                settings.text("LYRICS_MODEL", "whisper-1"),
                key,
                standIn,
                own.isPresent() || key.isPresent() || standIn);
    }

    /** With a key for lyrics alone, the stand-in that plans without a key is not asked. */
    private static URI usualAddress(Settings settings, OpenAiSettings openAi, boolean standIn) {
        boolean planningStandIn = openAi.standIn() && !standIn;
        return planningStandIn ? settings.address("OPENAI_BASE_URL", OpenAiSettings.REAL) : openAi.baseUrl();
    }
}
