package io.serenade.rendering.filters;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.rendering.filters.Grade.Shifts;
import io.serenade.rendering.filters.Ramp.Stop;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What layers are made of, to the level. */
class LayersTest {
    private static final Shifts NONE = new Shifts(0, 0, 0, 0);

    @Test
    void aGradeThatChangesNothingChangesNothing() {
        Planes frame = frame(100);

        new Grade(light -> light, 1, NONE, 0).paint(frame, 0);

        assertThat(frame.bytes()).isEqualTo(frame(100).bytes());
    }

    @Test
    void shiftsColoursByTheLightThatWasThere() {
        Planes dark = frame(16);
        Planes bright = frame(235);
        Grade grade = new Grade(light -> 0.5, 1, new Shifts(10, -10, -20, 20), 0);

        grade.paint(dark, 0);
        grade.paint(bright, 0);

        assertThat(chromas(dark)).containsExactly(138, 118);
        assertThat(chromas(bright)).containsExactly(108, 148);
        assertThat(dark.bytes()[0] & 0xFF).isEqualTo(126);
    }

    @Test
    void strengthensColours() {
        Planes frame = frame(100);
        frame.bytes()[frame.blueStart()] = (byte) 148;

        new Grade(light -> light, 1.5, NONE, 0).paint(frame, 0);

        assertThat(chromas(frame)[0]).isEqualTo(158);
    }

    @Test
    void darkensCornersAndNotTheMiddle() {
        Planes frame = frame(200);

        new Grade(light -> light, 1, NONE, 0.5).paint(frame, 0);

        assertThat(luma(frame, 0, 0)).isLessThan(125);
        assertThat(luma(frame, 31, 31)).isGreaterThanOrEqualTo(199);
    }

    @ParameterizedTest
    @CsvSource({"256, 235", "128, 168", "0, 100"})
    void pressesAStampAsStronglyAsAsked(int strength, int light) {
        Planes frame = frame(100);

        stamp(0xFFFFFFFF).press(frame, 10, 10, strength);

        assertThat(luma(frame, 10, 10)).isEqualTo(light);
        assertThat(luma(frame, 17, 17)).isEqualTo(light);
        assertThat(luma(frame, 18, 17)).isEqualTo(100);
        assertThat(luma(frame, 9, 10)).isEqualTo(100);
        assertThat(chromas(frame)).containsExactly(128, 128);
    }

    @Test
    void keepsTheColourOfAStamp() {
        Planes frame = frame(100);

        stamp(0xFFFF0000).press(frame, 0, 0);

        assertThat(luma(frame, 0, 0)).isEqualTo(81);
        assertThat(chromas(frame)).containsExactly(90, 240);
    }

    @ParameterizedTest
    @CsvSource({"-4,-4", "60,60", "-4,60", "-100,5", "5,100"})
    void cutsOffWhatLiesOutside(int left, int top) {
        Planes frame = frame(100);

        stamp(0xFFFFFFFF).press(frame, left, top);

        int lit = 0;
        for (int at = 0; at < frame.blueStart(); at++) {
            lit += (frame.bytes()[at] & 0xFF) == 235 ? 1 : 0;
        }
        assertThat(lit).isEqualTo(left == -100 || top == 100 ? 0 : 16);
    }

    @Test
    void spreadsLightSmoothlyAndNoFurtherThanItsCellsReach() {
        Planes frame = frame(16);
        LightField field = new LightField(64, 64, new Ramp(new Stop(0, 0x00FFFFFF), new Stop(255, 0xFFFFFFFF)));
        field.strengths()[8 * field.width() + 8] = 255;

        field.lay(frame);

        assertThat(luma(frame, 33, 33)).isGreaterThan(160);
        assertThat(luma(frame, 33, 33)).isGreaterThan(luma(frame, 36, 33));
        assertThat(luma(frame, 36, 33)).isGreaterThan(16);
        assertThat(luma(frame, 40, 33)).isEqualTo(16);
        assertThat(luma(frame, 27, 33)).isEqualTo(16);
        assertThat(luma(frame, 33, 33)).isEqualTo(luma(frame, 34, 34));
    }

    private static Sprite stamp(int argb) {
        BufferedImage picture = new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB);
        for (int at = 0; at < 64; at++) {
            picture.setRGB(at % 8, at / 8, argb);
        }
        return Sprite.of(picture);
    }

    private static Planes frame(int light) {
        byte[] bytes = new byte[64 * 64 * 3 / 2];
        Arrays.fill(bytes, (byte) 128);
        Arrays.fill(bytes, 0, 64 * 64, (byte) light);
        return new Planes(64, 64, bytes);
    }

    private static int luma(Planes frame, int x, int y) {
        return frame.bytes()[y * 64 + x] & 0xFF;
    }

    private static int[] chromas(Planes frame) {
        return new int[] {frame.bytes()[frame.blueStart()] & 0xFF, frame.bytes()[frame.redStart()] & 0xFF};
    }
}
