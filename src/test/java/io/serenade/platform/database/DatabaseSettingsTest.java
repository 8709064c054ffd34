package io.serenade.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatabaseSettingsTest {

    @Test
    void leaveHalfASecondOfTwoForTheAnswer() {
        assertThat(read(Map.of()).patience()).isEqualTo(Duration.ofMillis(1_500));
    }

    @Test
    void followTheTimeout() {
        assertThat(read(Map.of("DATABASE_TIMEOUT_SECONDS", "10")).patience()).isEqualTo(Duration.ofMillis(9_500));
    }

    @Test
    void refuseATimeoutThatIsNone() {
        assertThatThrownBy(() -> read(Map.of("DATABASE_TIMEOUT_SECONDS", "0")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("DATABASE_TIMEOUT_SECONDS");
    }

    private static DatabaseSettings read(Map<String, String> variables) {
        return DatabaseSettings.from(new Settings(name -> Optional.ofNullable(variables.get(name))));
    }
}
