package io.serenade.providers.anthropic;

import io.serenade.platform.settings.Provider;
import io.serenade.platform.settings.Secret;
import io.serenade.platform.settings.Settings;
import java.net.URI;
import java.util.Optional;

/**
 * How Anthropic is reached. Without a key the sandbox stands in, if it is on.
 *
 * @param baseUrl {@code ANTHROPIC_BASE_URL}, without the version
 * @param key empty if the sandbox stands in, whose key is made by the running server
 * @param standIn whether the sandbox stands in
 */
public record AnthropicSettings(URI baseUrl, Optional<Secret> key, boolean standIn) {
    /** Claude 3.5 Sonnet was retired in October 2025; models before 4.5 have no output format. */
    public static final String USUAL_MODEL = "claude-sonnet-4-6";

    public static final Provider PROVIDER =
            new Provider("anthropic", "ANTHROPIC_API_KEY", "Anthropic", "scene plans", false);

    private static final String REAL = "https://api.anthropic.com";

    public static AnthropicSettings from(Settings settings) {
        boolean standIn = PROVIDER.hasStandIn(settings);
        return new AnthropicSettings(
                settings.address("ANTHROPIC_BASE_URL", standIn ? PROVIDER.standInAddress(settings) : REAL),
                settings.secret("ANTHROPIC_API_KEY"),
                standIn);
    }

    /** Whether it can be asked at all. */
    public boolean isConfigured() {
        return key.isPresent() || standIn;
    }
}
