package io.serenade.providers.replicate;

import io.serenade.platform.settings.Settings;
import io.serenade.providers.ProviderAccount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads Replicate's settings once, inside the server. */
@ApplicationScoped
class ReplicateConfiguration {

    @Produces
    @Singleton
    ReplicateSettings replicate(Settings settings) {
        return ReplicateSettings.from(settings);
    }

    @Produces
    @Singleton
    ProviderAccount account(ReplicateSettings settings) {
        return new ProviderAccount(ReplicateMediaGenerator.NAME, settings.slots(), 0);
    }
}
