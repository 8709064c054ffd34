package io.serenade.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class PetClassifierTest {
    private static final BufferedImage PICTURE = Nets.plain(8, 8, Color.GRAY);

    @Test
    void needsOneLookWhereItIsClear() {
        Scripted network = new Scripted(0.62);
        Sighting sighting = shipped(network, 0.5).classify(PICTURE);

        assertThat(sighting.petSeen()).isTrue();
        assertThat(network.detections).isEqualTo(1);
        assertThat(shipped(new Scripted(0.18), 0.5).classify(PICTURE).petSeen()).isFalse();
    }

    @Test
    void looksFiveTimesWhereItIsNot() {
        Scripted network = new Scripted(0.61, 0.39, 0.40, 0.40, 0.20);
        Sighting sighting = shipped(network, 0.5).classify(PICTURE);

        assertThat(network.detections).isEqualTo(5);
        assertThat(sighting.confidence()).isCloseTo(0.5, within(1e-9));
        assertThat(sighting.petSeen()).isTrue();
        assertThat(sighting.animal()).isEmpty();
    }

    @Test
    void takesTheMeanOfThem() {
        assertThat(shipped(new Scripted(0.61, 0.39, 0.40, 0.39, 0.20), 0.5)
                        .classify(PICTURE)
                        .petSeen())
                .isFalse();
    }

    @Test
    void namesTheAnimalOnlyWhereItIsSureOfIt() {
        assertThat(shipped(new Scripted(0.7), 0.5).classify(PICTURE).animal()).contains("dog");
    }

    @Test
    void wantsMoreWhereTheOperatorDoes() {
        assertThat(shipped(new Scripted(0.7, 0.7, 0.7, 0.7, 0.7), 0.9)
                        .classify(PICTURE)
                        .petSeen())
                .isFalse();
        assertThat(shipped(new Scripted(0.94), 0.9).classify(PICTURE).petSeen()).isTrue();
    }

    @Test
    void takesTheNumbersOfAnotherNetworkAsTheyAre() {
        assertThat(new PetClassifier(new Scripted(0.5, 0.5, 0.5, 0.5, 0.5), Calibration.NONE, 0.5)
                        .classify(PICTURE)
                        .confidence())
                .isEqualTo(0.5);
    }

    @Test
    void calibrationRisesAndTurnsBack() {
        assertThat(List.of(0.0, 0.4, 0.75, 1.0).stream().map(Calibration.SHIPPED::confidenceOf))
                .containsExactly(0.0, 0.5, 0.95, 1.0);
        for (double score = 0; score <= 1; score += 0.05) {
            assertThat(Calibration.SHIPPED.scoreOf(Calibration.SHIPPED.confidenceOf(score)))
                    .isCloseTo(score, within(1e-9));
        }
    }

    private static PetClassifier shipped(Network network, double minConfidence) {
        return new PetClassifier(network, Calibration.SHIPPED, minConfidence);
    }

    /** Answers with the scores given, one after the other. */
    private static final class Scripted implements Network {
        private final Deque<Double> scores;
        private int detections;

        Scripted(Double... scores) {
            this.scores = new ArrayDeque<>(Arrays.asList(scores));
        }

        @Override
        public int side() {
            return 8;
        }

        @Override
        public Detection detect(int[] pixels) {
            detections++;
            return new Detection(scores.remove(), "dog", 2, 2, 6, 6);
        }

        @Override
        public void close() {}
    }
}
