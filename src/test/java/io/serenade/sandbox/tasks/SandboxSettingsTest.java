package io.serenade.sandbox.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.platform.settings.Provider;
import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
        assertThat(read(settings(Map.of())))
                .isEqualTo(new SandboxSettings(
                        false,
                        Set.of(),
                        Duration.ofSeconds(8),
                        new SongSeconds(30, 60),
                        12_500,
                        Path.of(".data/sandbox/songs").toAbsolutePath(),
                        Path.of(".data/sandbox/media").toAbsolutePath(),
                        Set.of(URI.create("http://127.0.0.1:8080"))));
    }

    @Test
    void readsAllOfThem() {
        assertThat(read(settings(Map.of(
                        "SANDBOX", "on",
                        "SANDBOX_DELAY", "0.5",
                        "SANDBOX_SONG_SECONDS", "12",
                        "SANDBOX_CREDITS", "0",
                        "DATA_DIR", "/data",
                        "HTTP_PORT", "9000",
                        "WEBHOOK_BASE_URL", "https://songs.example"))))
                .isEqualTo(new SandboxSettings(
                        true,
                        Set.of(),
                        Duration.ofMillis(500),
                        new SongSeconds(12, 12),
                        0,
                        Path.of("/data/sandbox/songs"),
                        Path.of("/data/sandbox/media"),
                        Set.of(URI.create("http://127.0.0.1:9000"), URI.create("https://songs.example:443"))));
    }

    @Test
    void answersNowhereWhileItIsOff() {
        assertThat(read(settings(Map.of())).answersAt("sonauto/credits/balance"))
                .isFalse();
        assertThat(read(settings(Map.of())).answersAt("faults")).isFalse();
    }

    @Test
    void standsInOnlyForServicesWithoutAKey() {
        SandboxSettings realSongs = read(settings(Map.of("SANDBOX", "on", "SONAUTO_API_KEY", "k")));
        assertThat(realSongs.answersAt("sonauto/credits/balance")).isFalse();
        assertThat(realSongs.answersAt("replicate/v1/account")).isTrue();
        assertThat(realSongs.answersAt("faults")).isTrue();

        SandboxSettings realMedia = read(settings(Map.of("SANDBOX", "on", "REPLICATE_API_TOKEN", "k")));
        assertThat(realMedia.answersAt("replicate/v1/account")).isFalse();
        assertThat(realMedia.answersAt("sonauto/credits/balance")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8080/api/callback",
                "https://songs.example/api/callback",
                "https://SONGS.example:443/api/callback"
            })
    void callsItsOwnInstallation(String webhook) {
        assertThat(reachedAtSongsExample().mayCall(URI.create(webhook))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8081/",
                "http://127.0.0.1/",
                "http://10.0.0.7:8080/",
                "http://localhost:8080/",
                "http://songs.example/",
                "https://songs.example:8080/",
                "https://songs.example.evil.example/",
                "https://songs.example@evil.example/",
                "https://evil@songs.example/"
            })
    void callsNobodyElse(String webhook) {
        assertThat(reachedAtSongsExample().mayCall(URI.create(webhook))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "60-30", "30-", "long", "1-241", "-5"})
    void refusesUnusableLengths(String text) {
        assertThatThrownBy(() -> read(settings(Map.of("SANDBOX_SONG_SECONDS", text))))
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

    private static SandboxSettings reachedAtSongsExample() {
        return read(settings(Map.of("WEBHOOK_BASE_URL", "https://songs.example/base")));
    }

    private static SandboxSettings read(Settings settings) {
        return SandboxSettings.from(
                settings,
                List.of(
                        new Provider("sonauto", "SONAUTO_API_KEY", "Sonauto", "songs"),
                        new Provider("replicate", "REPLICATE_API_TOKEN", "Replicate", "pictures")));
    }

    private static Settings settings(Map<String, String> values) {
        return new Settings(name -> Optional.ofNullable(values.get(name)));
    }
}
