package io.serenade.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.Color;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxNetworkTest {

    @ParameterizedTest
    @ValueSource(strings = {Nets.ROWS, Nets.COLUMNS})
    void readsBothLayouts(String file) throws Exception {
        try (Network network = Nets.open(file)) {
            Detection detection =
                    network.detect(View.WHOLE.show(Nets.plain(64, 64, new Color(153, 51, 0)), network.side()));

            assertThat(network.side()).isEqualTo(64);
            assertThat(detection.animal()).isEqualTo("dog");
            assertThat(detection.score()).isCloseTo(0.6, within(0.0001));
            assertThat(detection.left()).isEqualTo(16);
            assertThat(detection.bottom()).isEqualTo(48);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {Nets.ROWS, Nets.COLUMNS})
    void tellsAnimalsApart(String file) throws Exception {
        try (Network network = Nets.open(file)) {
            Detection detection =
                    network.detect(View.WHOLE.show(Nets.plain(64, 64, new Color(51, 153, 0)), network.side()));

            assertThat(detection.animal()).isEqualTo("cat");
        }
    }

    @Test
    void refusesWhatIsNoModel() {
        byte[] letter = "Dear Serenade".getBytes(StandardCharsets.UTF_8);

        assertThat(assertThrows(UnusableModelException.class, () -> OnnxNetwork.open(letter, List.of())))
                .hasMessageContaining("cannot be run by ONNX Runtime");
    }

    @Test
    void refusesAModelWithoutNamesUntilTheyAreGiven() throws Exception {
        byte[] nameless = withoutNames(Nets.bytes(Nets.ROWS));

        assertThat(assertThrows(UnusableModelException.class, () -> OnnxNetwork.open(nameless, List.of())))
                .hasMessageContaining("PET_DETECTOR_CLASSES");
        try (Network network = OnnxNetwork.open(nameless, List.of("lamp", "Hamster"))) {
            assertThat(network.detect(new int[64 * 64]).animal()).isEqualTo("Hamster");
        }
    }

    @Test
    void refusesClassesThatDoNotFitTheOutput() {
        byte[] nameless = withoutNames(Nets.bytes(Nets.ROWS));

        assertThat(assertThrows(
                        UnusableModelException.class, () -> OnnxNetwork.open(nameless, List.of("dog", "cat", "cow"))))
                .hasMessageContaining("has an output of neither");
    }

    @Test
    void refusesAModelThatKnowsNoAnimal() {
        byte[] nameless = withoutNames(Nets.bytes(Nets.COLUMNS));

        assertThat(assertThrows(UnusableModelException.class, () -> OnnxNetwork.open(nameless, List.of("car", "bus"))))
                .hasMessageContaining("knows no animal");
    }

    /** The entry keeps its length under another key. */
    private static byte[] withoutNames(byte[] model) {
        String text = new String(model, StandardCharsets.ISO_8859_1);
        return text.replace("names", "notes").getBytes(StandardCharsets.ISO_8859_1);
    }
}
