package io.serenade.jobs.retention;

import io.serenade.platform.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the settings of the clean-up once, inside the server. */
@ApplicationScoped
class RetentionConfiguration {

    @Produces
    @Singleton
    RetentionSettings retention(Settings settings) {
        return RetentionSettings.from(settings);
    }
}
