package io.serenade.sandbox.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PainterTest {

    @ParameterizedTest
    @CsvSource({"1,1", "64,64", "160,90", "90,211"})
    void drawsInTheSizeAskedFor(int width, int height) {
        BufferedImage picture = Painter.paint(new PictureOrder("a cat by the sea", "", 1, width, height));

        assertThat(picture.getWidth()).isEqualTo(width);
        assertThat(picture.getHeight()).isEqualTo(height);
    }

    @Test
    void drawsTheSamePixelsForTheSameOrder() {
        assertThat(pixels("a forest at night", 5)).isEqualTo(pixels("a forest at night", 5));
    }

    @Test
    void drawsSomethingElseForAnotherSeedAndForAnotherPrompt() {
        assertThat(pixels("a forest at night", 6)).isNotEqualTo(pixels("a forest at night", 5));
        assertThat(pixels("a forest at dawn", 5)).isNotEqualTo(pixels("a forest at night", 5));
        assertThat(pixels("something else", 5)).isNotEqualTo(pixels("anything else", 5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sunset over mountains",
                "stars over the sea",
                "winter forest",
                "a city by the river",
                "a kitten among roses",
                "a puppy on the beach",
                "dunes and birds",
                "love",
                "",
                "何でもない"
            })
    void fillsThePictureWithColours(String prompt) {
        int[] colours = Arrays.stream(rgb(Painter.paint(new PictureOrder(prompt, "", 3, 128, 128))))
                .distinct()
                .toArray();

        assertThat(colours).hasSizeGreaterThan(200);
    }

    @Test
    void nightIsDarkerThanDay() {
        assertThat(brightness("mountains at night")).isLessThan(brightness("mountains") - 40);
    }

    @Test
    void leavesOutWhatIsNotWanted() {
        assertThat(new PictureOrder("a cat and a dog", "no dogs", 1, 8, 8).motifs())
                .containsExactly(Motif.CAT);
        assertThat(Motif.namedIn("Catalogue of towering dogma")).isEmpty();
    }

    private static byte[] pixels(String prompt, long seed) {
        BufferedImage picture = Painter.paint(new PictureOrder(prompt, "", seed, 120, 80));
        return ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    }

    private static double brightness(String prompt) {
        return Arrays.stream(rgb(Painter.paint(new PictureOrder(prompt, "", 3, 64, 64))))
                .map(rgb -> ((rgb >> 16 & 0xff) + (rgb >> 8 & 0xff) + (rgb & 0xff)) / 3)
                .average()
                .orElseThrow();
    }

    private static int[] rgb(BufferedImage picture) {
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }
}
