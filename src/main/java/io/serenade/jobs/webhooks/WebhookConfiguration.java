package io.serenade.jobs.webhooks;

import io.serenade.platform.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the settings of webhooks once, inside the server. */
@ApplicationScoped
class WebhookConfiguration {

    @Produces
    @Singleton
    CallbackSettings callbacks(Settings settings) {
        return CallbackSettings.from(settings);
    }
}
