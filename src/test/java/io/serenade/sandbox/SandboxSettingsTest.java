package io.serenade.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.platform.Settings;
import io.serenade.platform.SettingsException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxSettingsTest {

    @Test
    void isOffByDefault() {
        assertThat(SandboxSettings.from(settings(Map.of())))
                .isEqualTo(new SandboxSettings(
                        false,
                        Set.of(),
                        Duration.ofSeconds(8),
                        new SongSeconds(30, 60),
                        12_500,
                        Path.of(".data/sandbox/songs").toAbsolutePath(),
                        Path.of(".data/sandbox/media").toAbsolutePath()));
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
                        true,
                        Set.of(),
                        Duration.ofMillis(500),
                        new SongSeconds(12, 12),
                        0,
                        Path.of("/data/sandbox/songs"),
                        Path.of("/data/sandbox/media")));
    }

    @Test
    void opensNoDoorWhileItIsOff() {
        assertThat(SandboxSettings.from(settings(Map.of())).answersAt("sonauto/credits/balance"))
                .isFalse();
        assertThat(SandboxSettings.from(settings(Map.of())).answersAt("faults")).isFalse();
    }

    @Test
    void standsInOnlyForServicesWithoutAKey() {
        SandboxSettings realSongs = SandboxSettings.from(settings(Map.of("SANDBOX", "on", "SONAUTO_API_KEY", "k")));
        assertThat(realSongs.answersAt("sonauto/credits/balance")).isFalse();
        assertThat(realSongs.answersAt("replicate/v1/account")).isTrue();
        assertThat(realSongs.answersAt("faults")).isTrue();

        SandboxSettings realMedia = SandboxSettings.from(settings(Map.of("SANDBOX", "on", "REPLICATE_API_TOKEN", "k")));
        assertThat(realMedia.answersAt("replicate/v1/account")).isFalse();
        assertThat(realMedia.answersAt("sonauto/credits/balance")).isTrue();
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
