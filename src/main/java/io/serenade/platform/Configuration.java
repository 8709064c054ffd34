package io.serenade.platform;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;

/** Where the server's beans get time and settings from: the clock of the world and MicroProfile Config. */
@ApplicationScoped
public class Configuration {
    /** Without the time-outs of the default one; a server that has no such data source may map it to the same. */
    @Resource(name = "jdbc/long")
    private DataSource longRunning;

    /** In microseconds as the database keeps them, which would round a finer time: what was stored is what is compared. */
    @Produces
    @ApplicationScoped
    public Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
    }

    @Produces
    @LongRunning
    @ApplicationScoped
    public Database longRunning() {
        return new Database(longRunning);
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
