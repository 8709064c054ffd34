package io.serenade.operators.measures;

import io.serenade.platform.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the settings of {@code /metrics} once, inside the server. */
@ApplicationScoped
class MeasuresConfiguration {

    @Produces
    @Singleton
    MetricsSettings metrics(Settings settings) {
        return MetricsSettings.from(settings);
    }
}
