package io.serenade.providers.elevenlabs;

import io.serenade.platform.settings.Settings;
import io.serenade.providers.ProviderAccount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads ElevenLabs' settings once, inside the server. */
@ApplicationScoped
class ElevenLabsConfiguration {

    @Produces
    @Singleton
    ElevenLabsSettings elevenLabs(Settings settings) {
        return ElevenLabsSettings.from(settings);
    }

    @Produces
    @Singleton
    ProviderAccount account(ElevenLabsSettings settings) {
        return new ProviderAccount(ElevenLabsSpeechSynthesizer.NAME, settings.slots(), 0);
    }
}
