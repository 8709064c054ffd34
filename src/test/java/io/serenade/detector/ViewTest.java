package io.serenade.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ViewTest {
    private static final int SIDE = 100;

    @Test
    void showsAWidePictureBetweenBlackBars() {
        int[] shown = View.WHOLE.show(Nets.plain(200, 100, Color.RED), SIDE);

        assertThat(shown[50 * SIDE + 50]).isEqualTo(0xFF0000);
        assertThat(shown[26 * SIDE]).isEqualTo(0xFF0000);
        assertThat(shown[10 * SIDE + 50]).isZero();
        assertThat(shown[90 * SIDE + 50]).isZero();
    }

    @Test
    void makesItSmallerInTheMiddle() {
        int[] shown = View.SMALLER.show(Nets.plain(300, 300, Color.RED), SIDE);

        assertThat(shown[50 * SIDE + 25]).isEqualTo(0xFF0000);
        assertThat(shown[50 * SIDE + 15]).isZero();
    }

    @Test
    void keepsTheMeanOfWhatBecomesMuchSmaller() {
        BufferedImage stripes = Nets.plain(1600, 1600, Color.BLACK);
        for (int x = 0; x < 1600; x += 2) {
            for (int y = 0; y < 1600; y++) {
                stripes.setRGB(x, y, 0xFFFFFF);
            }
        }

        assertThat(View.WHOLE.show(stripes, SIDE)[50 * SIDE + 50] & 0xFF).isBetween(120, 135);
    }

    @ParameterizedTest
    @EnumSource
    void findsTheBoxAgain(View view) {
        BufferedImage picture = Nets.plain(240, 180, Color.BLACK);
        for (int x = 90; x < 126; x++) {
            for (int y = 54; y < 108; y++) {
                picture.setRGB(x, y, 0x00FF00);
            }
        }

        Box box = view.boxOf(detectGreen(view.show(picture, SIDE)), picture, SIDE);

        assertThat(box.left()).isCloseTo(90 / 240.0, within(0.02));
        assertThat(box.top()).isCloseTo(54 / 180.0, within(0.02));
        assertThat(box.width()).isCloseTo(36 / 240.0, within(0.02));
        assertThat(box.height()).isCloseTo(54 / 180.0, within(0.02));
    }

    private static Detection detectGreen(int[] shown) {
        int left = SIDE;
        int top = SIDE;
        int right = 0;
        int bottom = 0;
        for (int i = 0; i < shown.length; i++) {
            if ((shown[i] >> 8 & 0xFF) > 127) {
                left = Math.min(left, i % SIDE);
                top = Math.min(top, i / SIDE);
                right = Math.max(right, i % SIDE + 1);
                bottom = Math.max(bottom, i / SIDE + 1);
            }
        }
        return new Detection(1, "frog", left, top, right, bottom);
    }
}
