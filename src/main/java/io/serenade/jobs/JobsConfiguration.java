package io.serenade.jobs;

import io.serenade.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the core's settings once, inside the server. */
@ApplicationScoped
class JobsConfiguration {

    @Produces
    @Singleton
    LaneSettings lanes(Settings settings) {
        return LaneSettings.from(settings);
    }
}
