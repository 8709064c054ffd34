package io.serenade.platform.database;

import io.serenade.platform.settings.Settings;
import java.time.Duration;

/**
 * How long to wait for the database.
 *
 * @param patience how long a statement may stay unanswered before it is given up
 */
public record DatabaseSettings(Duration patience) {
    /**
     * Kept free at the end of the timeout for the answer, so that a request that met a hang is answered within the
     * timeout.
     */
    private static final Duration TO_ANSWER = Duration.ofMillis(500);

    public static DatabaseSettings from(Settings settings) {
        Duration timeout = Duration.ofSeconds(settings.integer("DATABASE_TIMEOUT_SECONDS", 2, 1, 60));
        return new DatabaseSettings(timeout.minus(TO_ANSWER));
    }
}
