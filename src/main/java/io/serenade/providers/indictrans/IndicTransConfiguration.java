package io.serenade.providers.indictrans;

import io.serenade.platform.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the translator's settings once, inside the server. */
@ApplicationScoped
class IndicTransConfiguration {

    @Produces
    @Singleton
    IndicTransSettings indicTrans(Settings settings) {
        return IndicTransSettings.from(settings);
    }
}
