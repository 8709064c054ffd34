package io.serenade.jobs;

import io.serenade.platform.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads once, inside the server, whether repeated orders are answered from earlier results. */
@ApplicationScoped
class RepeatConfiguration {

    @Produces
    @Singleton
    RepeatSettings repeats(Settings settings) {
        return RepeatSettings.from(settings);
    }
}
