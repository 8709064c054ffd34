package io.serenade.rendering.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.platform.SettingsException;
import io.serenade.rendering.Media;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordVideoSettingsTest {
    @Test
    void hasTheSpecifiedDefaults() {
        RecordVideoSettings settings = RecordVideoSettings.from(Media.settings(Map.of()));
        assertThat(settings)
                .isEqualTo(new RecordVideoSettings(
                        15,
                        20,
                        720,
                        360,
                        736,
                        28,
                        "slower",
                        "192k",
                        false,
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(4),
                        Optional.empty(),
                        "1080x1080-bg.png",
                        "736-x-736-record.png",
                        "light.png",
                        "needle.png",
                        "PlayfairDisplay-SemiBoldItalic.ttf"));
        assertThat(settings.framesPerTurn()).isEqualTo(45);
        assertThat(settings.turn()).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.photoPixels()).isEqualTo(240);
        assertThat(settings.recordPixels()).isEqualTo(490);
    }

    @ParameterizedTest
    @CsvSource({
        "VINYL_RPM, 33",
        "VIDEO_RESOLUTION, 721",
        "VIDEO_RESOLUTION, 722",
        "VIDEO_FPS, 0",
        "VIDEO_FPS, fast",
        "VIDEO_CRF, 52",
        "AUDIO_BITRATE, 192",
        "AUDIO_BITRATE, 999k",
        "PET_IMAGE_SIZE, 800",
        "VIDEO_PRESET, placebo"
    })
    void refusesWhatMakesNoVideo(String variable, String value) {
        assertThatThrownBy(() -> RecordVideoSettings.from(Media.settings(Map.of(variable, value))))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(variable + " ")
                .hasMessageContaining(value.equals("800") ? "736" : value);
    }

    @Test
    void refusesATurnThatWouldFillTheMemory() {
        Map<String, String> values = Map.of("VIDEO_RESOLUTION", "2160", "VIDEO_FPS", "60");
        assertThatThrownBy(() -> RecordVideoSettings.from(Media.settings(values)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("memory");
    }

    @ParameterizedTest
    @CsvSource({"1440, 320, 568", "1080, 256, 320", "2160, 1000, 1280"})
    void refusesPicturesTooLargeForTheMemoryOfAChild(String resolution, String megabytes, String needed) {
        Map<String, String> values = Map.of("VIDEO_RESOLUTION", resolution, "VIDEO_CHILD_MEMORY_MB", megabytes);
        assertThatThrownBy(() -> RecordVideoSettings.from(Media.settings(values)))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("VIDEO_CHILD_MEMORY_MB ")
                .hasMessageContaining("at least " + needed);
        assertThat(RecordVideoSettings.from(
                                Media.settings(Map.of("VIDEO_RESOLUTION", resolution, "VIDEO_CHILD_MEMORY_MB", needed)))
                        .resolution())
                .isEqualTo(Integer.parseInt(resolution));
    }

    @Test
    void namesTheSettingOfMissingArt() {
        Map<String, String> values = Map.of("VIDEO_NEEDLE", "nowhere.png");
        assertThatThrownBy(() -> new RecordArt(RecordVideoSettings.from(Media.settings(values))))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("VIDEO_NEEDLE names nowhere.png");
        Map<String, String> folder =
                Map.of("VIDEO_ASSETS_DIR", Path.of("no", "such").toString());
        assertThatThrownBy(() -> new RecordArt(RecordVideoSettings.from(Media.settings(folder))))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("VIDEO_ASSETS_DIR");
    }
}
