package io.serenade.jobs.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RetentionSettingsTest {
    @Test
    void keepsJobsForAYearAndLeavesTheBrakeToTheNumberOfFiles() {
        assertThat(from(Map.of())).isEqualTo(new RetentionSettings(Duration.ofDays(365), OptionalInt.empty()));
    }

    @Test
    void readsWhatTheOperatorSays() {
        assertThat(from(Map.of("JOB_RETENTION_DAYS", "30", "CLEAN_UP_MAX_FILES", "5000")))
                .isEqualTo(new RetentionSettings(Duration.ofDays(30), OptionalInt.of(5_000)));
    }

    @Test
    void refusesWhatIsNoNumber() {
        assertThatThrownBy(() -> from(Map.of("CLEAN_UP_MAX_FILES", "all")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("CLEAN_UP_MAX_FILES");
    }

    private static RetentionSettings from(Map<String, String> variables) {
        return RetentionSettings.from(new Settings(name -> Optional.ofNullable(variables.get(name))));
    }
}
