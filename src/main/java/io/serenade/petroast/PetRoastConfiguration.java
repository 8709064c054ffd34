package io.serenade.petroast;

import io.serenade.platform.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the settings of this product once, inside the server. */
@ApplicationScoped
class PetRoastConfiguration {

    @Produces
    @Singleton
    PetRoastSettings petRoast(Settings settings) {
        return PetRoastSettings.from(settings);
    }
}
