package io.serenade.sandbox;

import io.serenade.platform.settings.Providers;
import io.serenade.platform.settings.Settings;
import io.serenade.sandbox.tasks.SandboxSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads the sandbox's settings once, inside the server. */
@ApplicationScoped
class SandboxConfiguration {

    @Produces
    @Singleton
    SandboxSettings settings(Providers providers) {
        return SandboxSettings.from(
                new Settings(name -> ConfigProvider.getConfig().getOptionalValue(name, String.class)), providers.all());
    }
}
