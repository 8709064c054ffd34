package io.serenade.operators.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MetricsSettingsTest {
    @Test
    void needsNoToken() {
        assertThat(read(Map.of()).token()).isEmpty();
    }

    @Test
    void takesALongToken() {
        assertThat(read(Map.of("METRICS_TOKEN", "0123456789abcdef")).token()).isPresent();
    }

    @Test
    void refusesAShortTokenWithoutSayingIt() {
        assertThatThrownBy(() -> read(Map.of("METRICS_TOKEN", "hushhush")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("METRICS_TOKEN")
                .hasMessageNotContaining("hushhush");
    }

    private static MetricsSettings read(Map<String, String> environment) {
        return MetricsSettings.from(new Settings(name -> Optional.ofNullable(environment.get(name))));
    }
}
