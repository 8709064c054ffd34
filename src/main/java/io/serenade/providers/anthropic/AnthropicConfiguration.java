package io.serenade.providers.anthropic;

import io.serenade.platform.settings.Settings;
import io.serenade.providers.ProviderAccount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads Anthropic's settings once, inside the server. */
@ApplicationScoped
class AnthropicConfiguration {
    /** As many as there are music videos under way; each asks for one plan at a time. */
    private static final int SLOTS = 6;

    @Produces
    @Singleton
    AnthropicSettings anthropic(Settings settings) {
        return AnthropicSettings.from(settings);
    }

    @Produces
    @Singleton
    ProviderAccount account() {
        return new ProviderAccount(AnthropicStructuredWriter.NAME, SLOTS, 0);
    }
}
