package io.serenade.detector;

import io.serenade.platform.settings.Settings;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Networks and pictures for tests: two files of a few hundred bytes for which red is a dog and green is a cat. */
final class Nets {
    static final String ROWS = "tiny-rows-yolov5-layout.onnx";
    static final String COLUMNS = "tiny-columns-yolov8-layout.onnx";

    private Nets() {}

    static byte[] bytes(String name) {
        try (InputStream in = Nets.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Network open(String name) throws UnusableModelException {
        return OnnxNetwork.open(bytes(name), List.of());
    }

    static BufferedImage plain(int width, int height, Color colour) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return picture;
    }

    static PetDetector detector(Map<String, String> environment) {
        PetDetector detector = new PetDetector();
        detector.settings = DetectorSettings.from(new Settings(name -> Optional.ofNullable(environment.get(name))));
        return detector;
    }
}
