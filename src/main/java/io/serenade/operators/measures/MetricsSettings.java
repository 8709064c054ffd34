package io.serenade.operators.measures;

import io.serenade.platform.settings.Secret;
import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import java.util.Optional;

/**
 * Who may read {@code /metrics}.
 *
 * @param token {@code METRICS_TOKEN}: what a reader must show; without one, private addresses are answered
 */
public record MetricsSettings(Optional<Secret> token) {
    private static final int SHORTEST = 16;

    public static MetricsSettings from(Settings settings) {
        Optional<Secret> token = settings.secret("METRICS_TOKEN");
        if (token.isPresent() && token.get().reveal().length() < SHORTEST) {
            throw new SettingsException(
                    "METRICS_TOKEN", "is too short to keep anybody out: give it at least 16 characters.");
        }
        return new MetricsSettings(token);
    }
}
