package io.serenade.detector;

import io.serenade.platform.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the detector's settings once, inside the server. */
@ApplicationScoped
class DetectorConfiguration {

    @Produces
    @Singleton
    DetectorSettings detector(Settings settings) {
        return DetectorSettings.from(settings);
    }
}
