package io.serenade.providers.sonauto;

import io.serenade.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads Sonauto's settings once, inside the server. */
@ApplicationScoped
class SonautoConfiguration {

    @Produces
    @Singleton
    SonautoSettings sonauto(Settings settings) {
        return SonautoSettings.from(settings);
    }
}
