package io.serenade.detector;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Classifies pictures from up to five views: one view if its result is clear, the mean of all five if it is not. */
final class PetClassifier implements AutoCloseable {
    /**
     * If the first score is this far from the threshold, the other views are skipped: on 180 photos they never
     * overruled it.
     */
    private static final double CLEAR = 0.22;

    /** Below this confidence an animal is seen, but its name may well be wrong. */
    private static final double SURE_OF_ITS_NAME = 0.6;

    private final Network network;
    private final Calibration calibration;
    private final double minConfidence;
    private final double threshold;

    PetClassifier(Network network, Calibration calibration, double minConfidence) {
        this.network = network;
        this.calibration = calibration;
        this.minConfidence = minConfidence;
        this.threshold = calibration.scoreOf(minConfidence);
    }

    Sighting classify(BufferedImage picture) {
        BufferedImage plain = plain(picture);
        Map<View, Detection> detections = new EnumMap<>(View.class);
        for (View view : View.values()) {
            detections.put(view, network.detect(view.show(plain, network.side())));
            if (view == View.WHOLE && isClear(detections.get(view).score())) {
                break;
            }
        }
        return judge(detections, plain);
    }

    /** The score of the first view alone, for comparing the frames of a clip. */
    double score(BufferedImage picture) {
        return network.detect(View.WHOLE.show(plain(picture), network.side())).score();
    }

    private boolean isClear(double score) {
        return score >= threshold + CLEAR || score <= threshold - CLEAR;
    }

    private Sighting judge(Map<View, Detection> detections, BufferedImage picture) {
        List<Detection> all = new ArrayList<>(detections.values());
        double confidence = calibration.confidenceOf(
                all.stream().mapToDouble(Detection::score).average().orElseThrow());
        View best = detections.entrySet().stream()
                .max(Comparator.comparingDouble(entry -> entry.getValue().score()))
                .orElseThrow()
                .getKey();
        boolean seen = confidence >= minConfidence;
        return new Sighting(
                seen,
                confidence,
                seen && confidence >= SURE_OF_ITS_NAME ? Optional.of(likeliest(all)) : Optional.empty(),
                best.boxOf(detections.get(best), picture, network.side()));
    }

    private static String likeliest(List<Detection> detections) {
        return detections.stream()
                .collect(Collectors.groupingBy(Detection::animal, Collectors.summingDouble(Detection::score)))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    private static BufferedImage plain(BufferedImage picture) {
        if (picture.getType() == BufferedImage.TYPE_INT_RGB) {
            return picture;
        }
        BufferedImage plain = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = plain.createGraphics();
        graphics.drawImage(picture, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return plain;
    }

    @Override
    public void close() {
        network.close();
    }
}
