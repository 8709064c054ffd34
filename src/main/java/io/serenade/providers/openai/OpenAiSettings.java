package io.serenade.providers.openai;

import io.serenade.platform.settings.Provider;
import io.serenade.platform.settings.Secret;
import io.serenade.platform.settings.Settings;
import java.net.URI;
import java.util.Optional;

/**
 * How OpenAI, or a service that speaks its protocol, is reached. Without a key the sandbox stands in, if it is on.
 *
 * @param baseUrl {@code OPENAI_BASE_URL}, with the version
 * @param key empty if the sandbox stands in, whose key is made by the running server
 * @param standIn whether the sandbox stands in
 */
public record OpenAiSettings(URI baseUrl, Optional<Secret> key, boolean standIn) {
    /** The default model of scene plans. */
    public static final String USUAL_MODEL = "gpt-4o";

    public static final Provider PROVIDER =
            new Provider("openai", "OPENAI_API_KEY", "OpenAI", "scene plans and lyrics", false);

    static final String REAL = "https://api.openai.com/v1";

    public static OpenAiSettings from(Settings settings) {
        boolean standIn = PROVIDER.hasStandIn(settings);
        return new OpenAiSettings(
                settings.address("OPENAI_BASE_URL", standIn ? standInAddress(settings) : REAL),
                settings.secret("OPENAI_API_KEY"),
                standIn);
    }

    static String standInAddress(Settings settings) {
        return PROVIDER.standInAddress(settings) + "/v1";
    }

    /** Whether it can be asked at all. */
    public boolean isConfigured() {
        return key.isPresent() || standIn;
    }
}
