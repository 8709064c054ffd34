package io.serenade.rendering.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.rendering.image.pixels.Pixels;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TurningPlaneTest {
    private static final int EDGE = 64;
    private static final int MIDDLE = EDGE / 2;

    private final byte[] plane = new byte[EDGE * EDGE];
    private final DiscBlend blend = DiscBlend.of(new Pixels(EDGE, EDGE), EDGE, 0, 1, (red, green, blue, alpha) -> 0);

    @Test
    void leavesAnUnturnedPlaneAsItIs() {
        new Random(1).nextBytes(plane);
        byte[] frame = draw(0);
        for (int y = MIDDLE - 20; y < MIDDLE + 20; y++) {
            for (int x = MIDDLE - 20; x < MIDDLE + 20; x++) {
                assertThat(frame[y * EDGE + x]).isEqualTo(plane[y * EDGE + x]);
            }
        }
    }

    @Test
    void turnsClockwise() {
        mark(MIDDLE, MIDDLE - 20);
        byte[] frame = draw(Math.PI / 2);
        assertThat(frame[MIDDLE * EDGE + MIDDLE + 19] & 255).isGreaterThan(200);
        assertThat(frame[MIDDLE * EDGE + MIDDLE - 20] & 255).isLessThan(50);
    }

    @Test
    void drawsNothingOutsideTheDisc() {
        Arrays.fill(plane, (byte) 200);
        byte[] frame = draw(0.3);
        assertThat(frame[0]).isZero();
        assertThat(frame[EDGE - 1]).isZero();
        assertThat(frame[MIDDLE * EDGE + MIDDLE] & 255).isEqualTo(200);
    }

    @Test
    void aHalfTurnFurtherIsTheSameFromItsOtherEnd() {
        new Random(2).nextBytes(plane);
        byte[] other = new byte[EDGE * EDGE];
        blend.lay(new TurningPlane(plane, EDGE).turned(0.4, blend), true, other, 0, EDGE);
        byte[] turned = draw(0.4 + Math.PI);
        for (int at = 0; at < turned.length; at++) {
            assertThat((turned[at] & 255) - (other[at] & 255)).isBetween(-12, 12);
        }
    }

    private void mark(int centreX, int centreY) {
        for (int y = centreY - 3; y <= centreY + 3; y++) {
            for (int x = centreX - 3; x <= centreX + 3; x++) {
                plane[y * EDGE + x] = (byte) 255;
            }
        }
    }

    private byte[] draw(double radians) {
        byte[] frame = new byte[EDGE * EDGE];
        blend.lay(new TurningPlane(plane, EDGE).turned(radians, blend), false, frame, 0, EDGE);
        return frame;
    }
}
