package io.serenade.platform.database;

import io.serenade.platform.settings.Settings;
import java.time.Duration;

/**
 * How long the database is waited for.
 *
 * @param patience after which a statement that was not answered is given up
 */
public record DatabaseSettings(Duration patience) {
    /** What is left of the timeout to answer in, so that a request which met a hang is answered within it. */
    private static final Duration TO_ANSWER = Duration.ofMillis(500);

    public static DatabaseSettings from(Settings settings) {
        Duration timeout = Duration.ofSeconds(settings.integer("DATABASE_TIMEOUT_SECONDS", 2, 1, 60));
        return new DatabaseSettings(timeout.minus(TO_ANSWER));
    }
}
