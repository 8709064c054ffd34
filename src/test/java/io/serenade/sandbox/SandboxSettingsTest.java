package io.serenade.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.platform.Settings;
import io.serenade.platform.SettingsException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxSettingsTest {

    @Test
    void isOffByDefault() {
        assertThat(SandboxSettings.from(settings(Map.of())))
                .isEqualTo(new SandboxSettings(
                        false, Duration.ofSeconds(8), new SongSeconds(30, 60), 12_500, Path.of(".data/sandbox/songs")));
    }

    @Test
    void readsAllOfThem() {
        assertThat(SandboxSettings.from(settings(Map.of(
                        "SANDBOX", "on",
                        "SANDBOX_DELAY", "0.5",
                        "SANDBOX_SONG_SECONDS", "12",
                        "SANDBOX_CREDITS", "0",
                        "DATA_DIR", "/data"))))
                .isEqualTo(new SandboxSettings(
                        true, Duration.ofMillis(500), new SongSeconds(12, 12), 0, Path.of("/data/sandbox/songs")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "60-30", "30-", "long", "1-241", "-5"})
    void refusesUnusableLengths(String text) {
        assertThatThrownBy(() -> SandboxSettings.from(settings(Map.of("SANDBOX_SONG_SECONDS", text))))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("SANDBOX_SONG_SECONDS");
    }

    @Test
    void picksEveryLengthOfTheRange() {
        SongSeconds range = new SongSeconds(30, 60);

        assertThat(LongStream.range(-100, 100).mapToObj(range::pick))
                .allMatch(seconds -> seconds >= 30 && seconds <= 60)
                .contains(30, 60);
    }

    private static Settings settings(Map<String, String> values) {
        return new Settings(name -> Optional.ofNullable(values.get(name)));
    }
}
