package io.serenade.detector;

import io.serenade.platform.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Whether and how pictures are checked for pets.
 *
 * @param on {@code PET_DETECTION}
 * @param ownModel {@code PET_DETECTOR}: an operator's own export of YOLOv5 or v8 instead of the shipped network
 * @param classes {@code PET_DETECTOR_CLASSES}: the names of its classes in their order, where the file does not hold
 *     them
 * @param minConfidence {@code PET_MIN_CONFIDENCE}: the confidence from which a pet counts as seen, above 0 and up to 1
 */
public record DetectorSettings(boolean on, Optional<Path> ownModel, List<String> classes, double minConfidence) {

    public static DetectorSettings from(Settings settings) {
        return new DetectorSettings(
                settings.flag("PET_DETECTION", true),
                settings.find("PET_DETECTOR").map(DetectorSettings::file),
                settings.list("PET_DETECTOR_CLASSES", ""),
                confidence(settings.text("PET_MIN_CONFIDENCE", "0.5")));
    }

    private static Path file(String name) {
        Path file = Path.of(name).toAbsolutePath();
        if (!Files.isReadable(file) || !Files.isRegularFile(file)) {
            throw Settings.refusal("PET_DETECTOR", name, "an ONNX file that can be read");
        }
        return file;
    }

    private static double confidence(String value) {
        if (value.matches("0?\\.\\d{1,6}|1(\\.0{1,6})?") && Double.parseDouble(value) > 0) {
            return Double.parseDouble(value);
        }
        throw Settings.refusal("PET_MIN_CONFIDENCE", value, "a number above 0 and up to 1, such as 0.5");
    }
}
