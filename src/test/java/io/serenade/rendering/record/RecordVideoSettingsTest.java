package io.serenade.rendering.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.platform.settings.SettingsException;
import io.serenade.rendering.Media;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordVideoSettingsTest {
    @Test
    void hasItsDefaults() {
        RecordVideoSettings settings = RecordVideoSettings.from(Media.settings(Map.of()));
        assertThat(settings)
                .isEqualTo(new RecordVideoSettings(
                        30,
                        20,
                        720,
                        450,
                        736,
                        28,
                        "veryfast",
                        "192k",
                        OptionalInt.of(-14),
                        false,
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(4),
                        Optional.empty(),
                        "1080x1080-bg.png",
                        "736-x-736-record.png",
                        "light.png",
                        "needle.png",
                        "PlayfairDisplay-SemiBoldItalic.ttf",
                        true,
                        true,
                        480,
                        Optional.of(new RecordVideoSettings.Pivot(928, 136)),
                        List.of("a song for you", "Serenade", "127.0.0.1:8080"),
                        Optional.of(new EndCard.CardText(
                                "Make yours", "A love song for your pet", URI.create("http://127.0.0.1:8080")))));
        assertThat(settings.framesPerTurn()).isEqualTo(90);
        assertThat(settings.turn()).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.photoPixels()).isEqualTo(300);
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
        "VIDEO_LOUDNESS, -8",
        "VIDEO_LOUDNESS, loud",
        "PET_IMAGE_SIZE, 800",
        "VIDEO_PRESET, placebo",
        "VIDEO_STYLE, grand",
        "VINYL_CENTRE, 300",
        "VIDEO_NEEDLE_PIVOT, left"
    })
    void refusesWhatMakesNoVideo(String variable, String value) {
        assertThatThrownBy(() -> RecordVideoSettings.from(Media.settings(Map.of(variable, value))))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(variable + " ")
                .hasMessageContaining(value.equals("800") ? "736" : value);
    }

    @Test
    void thePlainStyleIsTheSpecifiedVideo() {
        RecordVideoSettings plain = RecordVideoSettings.from(Media.settings(Map.of("VIDEO_STYLE", "plain")));
        assertThat(plain.framesPerSecond()).isEqualTo(15);
        assertThat(plain.preset()).isEqualTo("slower");
        assertThat(plain.card()).isEmpty();
        assertThat(plain.script()).isEqualTo(Script.plain(45));
    }

    /** Art that was made for the specified sizes keeps them. */
    @Test
    void ownArtLiesInTheMiddle() {
        RecordVideoSettings own = RecordVideoSettings.from(Media.settings(Map.of("VIDEO_ASSETS_DIR", "art")));
        assertThat(own.centrePixels()).isEqualTo(360);
        assertThat(own.photoPixels()).isEqualTo(240);
        assertThat(own.pivot()).isEmpty();
    }

    @Test
    void refusesATurnThatWouldFillTheMemory() {
        Map<String, String> values = Map.of("VIDEO_RESOLUTION", "2160", "VIDEO_FPS", "60");
        assertThatThrownBy(() -> RecordVideoSettings.from(Media.settings(values)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("memory");
    }

    /** Thirty pictures a second are a wish; the size is what somebody asked for. */
    @ParameterizedTest
    @CsvSource({
        "show, 720, 20, 30",
        "show, 1080, 20, 30",
        "show, 2160, 20, 20",
        "show, 720, 1, 15",
        "show, 1440, 20, 30",
        "plain, 2160, 20, 15",
        "plain, 2160, 6, 10"
    })
    void drawsFewerPicturesWhereMoreWouldFillTheMemory(String style, String resolution, String turns, int expected) {
        Map<String, String> values = Map.of(
                "VIDEO_STYLE",
                style,
                "VIDEO_RESOLUTION",
                resolution,
                "VINYL_RPM",
                turns,
                "VIDEO_CHILD_MEMORY_MB",
                "1280");
        assertThat(RecordVideoSettings.from(Media.settings(values)).framesPerSecond())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"736, 480, 450", "960, 480, 450", "1000, 500, 450", "1080, 540, 450", "400, 480, 400"})
    void defaultsKeepTheRecordInThePictureAndThePhotoOnTheRecord(String size, int centre, int photo) {
        RecordVideoSettings settings = RecordVideoSettings.from(Media.settings(Map.of("VINYL_SIZE", size)));
        assertThat(settings.centre()).isEqualTo(centre);
        assertThat(settings.photoSize()).isEqualTo(photo);
    }

    @ParameterizedTest
    @CsvSource({"1440, 320, 568", "1080, 256, 320", "2160, 1000, 1280"})
    void refusesPicturesTooLargeForTheMemoryOfAChild(String resolution, String megabytes, String needed) {
        Map<String, String> values =
                Map.of("VIDEO_FPS", "15", "VIDEO_RESOLUTION", resolution, "VIDEO_CHILD_MEMORY_MB", megabytes);
        assertThatThrownBy(() -> RecordVideoSettings.from(Media.settings(values)))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("VIDEO_CHILD_MEMORY_MB ")
                .hasMessageContaining("at least " + needed);
        assertThat(RecordVideoSettings.from(Media.settings(Map.of(
                                "VIDEO_FPS", "15", "VIDEO_RESOLUTION", resolution, "VIDEO_CHILD_MEMORY_MB", needed)))
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
