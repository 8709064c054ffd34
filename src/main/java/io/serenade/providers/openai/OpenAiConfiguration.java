package io.serenade.providers.openai;

import io.serenade.platform.settings.Settings;
import io.serenade.providers.ProviderAccount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the settings of OpenAI and of lyrics once, inside the server. */
@ApplicationScoped
class OpenAiConfiguration {
    /** As many as there are music videos under way; each asks for one thing at a time. */
    private static final int SLOTS = 6;

    @Produces
    @Singleton
    OpenAiSettings openAi(Settings settings) {
        return OpenAiSettings.from(settings);
    }

    @Produces
    @Singleton
    LyricsSettings lyrics(Settings settings) {
        return LyricsSettings.from(settings);
    }

    @Produces
    @Singleton
    ProviderAccount account() {
        return new ProviderAccount(OpenAiStructuredWriter.NAME, SLOTS, 0);
    }

    @Produces
    @Singleton
    ProviderAccount lyricsAccount() {
        return new ProviderAccount(OpenAiTranscriber.NAME, SLOTS, 0);
    }
}
