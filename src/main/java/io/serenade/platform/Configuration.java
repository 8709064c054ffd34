package io.serenade.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.ConfigProvider;

/** Where the server's beans get time and settings from: the clock of the world and MicroProfile Config. */
@ApplicationScoped
public class Configuration {

    @Produces
    @ApplicationScoped
    public Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    public Settings settings() {
        return new Settings(name -> ConfigProvider.getConfig().getOptionalValue(name, String.class));
    }

    @Produces
    @Singleton
    public ServerSettings server(Settings settings) {
        return ServerSettings.from(settings);
    }
}
