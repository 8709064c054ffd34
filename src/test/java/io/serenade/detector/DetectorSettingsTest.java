package io.serenade.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetectorSettingsTest {
    @TempDir
    Path folder;

    @Test
    void looksWithTheShippedNetworkByDefault() {
        assertThat(read(Map.of())).isEqualTo(new DetectorSettings(true, Optional.empty(), List.of(), 0.5));
    }

    @Test
    void takesAnOwnNetwork() throws Exception {
        Path model = Files.write(folder.resolve("mine.onnx"), Nets.bytes(Nets.COLUMNS));
        DetectorSettings settings = read(Map.of(
                "PET_DETECTOR", model.toString(), "PET_DETECTOR_CLASSES", "dog, cat", "PET_MIN_CONFIDENCE", "0.75"));

        assertThat(settings).isEqualTo(new DetectorSettings(true, Optional.of(model), List.of("dog", "cat"), 0.75));
        PetDetector.checkOwnModel(settings);
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThat(assertThrows(SettingsException.class, () -> read(Map.of("PET_DETECTOR", "/nowhere/yolo.onnx"))))
                .hasMessage("PET_DETECTOR is \"/nowhere/yolo.onnx\" but must be an ONNX file that can be read.");
    }

    @Test
    void refusesAFileThatIsNoNetwork() throws Exception {
        Path letter = Files.writeString(folder.resolve("letter.onnx"), "Dear Serenade");

        assertThat(assertThrows(
                        SettingsException.class,
                        () -> PetDetector.checkOwnModel(read(Map.of("PET_DETECTOR", letter.toString())))))
                .hasMessageStartingWith("PET_DETECTOR names " + letter + ", which cannot be run by ONNX Runtime");
    }

    @Test
    void leavesAnOwnNetworkAloneWhereNobodyLooks() throws Exception {
        Path letter = Files.writeString(folder.resolve("letter.onnx"), "Dear Serenade");

        PetDetector.checkOwnModel(read(Map.of("PET_DETECTOR", letter.toString(), "PET_DETECTION", "off")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.0", "1.1", "-0.5", "half", "50"})
    void refusesAConfidenceOutsideItsBounds(String value) {
        assertThat(assertThrows(SettingsException.class, () -> read(Map.of("PET_MIN_CONFIDENCE", value))))
                .hasMessageContaining("PET_MIN_CONFIDENCE");
    }

    private static DetectorSettings read(Map<String, String> environment) {
        return DetectorSettings.from(new Settings(name -> Optional.ofNullable(environment.get(name))));
    }
}
