package io.serenade.platform.server;

import io.serenade.platform.database.Database;
import io.serenade.platform.database.DatabaseSettings;
import io.serenade.platform.database.LongRunning;
import io.serenade.platform.settings.ServerSettings;
import io.serenade.platform.settings.Settings;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.ConfigProvider;

/** Provides the clock and the settings to the server's beans: the system clock and MicroProfile Config. */
@ApplicationScoped
public class Configuration {
    /** Without the timeouts of the default one; a server that has no such data source may map it to the default. */
    @Resource(name = "jdbc/long")
    private DataSource longRunning;

    /** Truncated to microseconds, the precision of the database, so that stored and compared values are equal. */
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
    public DatabaseSettings database(Settings settings) {
        return DatabaseSettings.from(settings);
    }

    @Produces
    @Singleton
    public ServerSettings server(Settings settings) {
        return ServerSettings.from(settings);
    }
}
