package io.serenade.generation;

import io.serenade.platform.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the settings of this product once, inside the server. */
@ApplicationScoped
class GenerationConfiguration {

    @Produces
    @Singleton
    GenerationSettings generation(Settings settings) {
        return GenerationSettings.from(settings);
    }
}
