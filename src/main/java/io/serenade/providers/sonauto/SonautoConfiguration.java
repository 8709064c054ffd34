package io.serenade.providers.sonauto;

import io.serenade.platform.settings.Settings;
import io.serenade.providers.ProviderAccount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads Sonauto's settings once, inside the server. */
@ApplicationScoped
class SonautoConfiguration {
    /** sonauto.ai/developers, "Pricing". */
    private static final long CREDITS_PER_SONG = 100;

    @Produces
    @Singleton
    SonautoSettings sonauto(Settings settings) {
        return SonautoSettings.from(settings);
    }

    @Produces
    @Singleton
    ProviderAccount account(SonautoSettings settings) {
        return new ProviderAccount(SonautoSongGenerator.NAME, settings.slots(), CREDITS_PER_SONG);
    }
}
