package io.serenade.jobs;

import io.serenade.platform.settings.Settings;
import java.time.Duration;

/**
 * Whether repeated orders are answered with the earlier result.
 *
 * @param kept {@code ORDER_CACHE_HOURS}: for how long; zero for never
 */
public record RepeatSettings(Duration kept) {

    public static RepeatSettings from(Settings settings) {
        return new RepeatSettings(Duration.ofHours(settings.integer("ORDER_CACHE_HOURS", 0, 0, 720)));
    }
}
