package io.serenade.rendering.record;

import io.serenade.rendering.image.pixels.Bicubic;

/**
 * One plane of the photo, turned straight into a frame. Integer arithmetic on a table of kernel weights: this runs for
 * every pixel of the disc in every frame of every video.
 */
final class TurningPlane {
    private static final int PHASE_BITS = 6;
    private static final int WEIGHT_BITS = 10;
    private static final int ROUNDING = 1 << (2 * WEIGHT_BITS - 1);
    private static final int POSITION_BITS = 16;
    private static final int[] WEIGHTS = weights();

    private final int edge;
    private final int stride;
    private final byte[] padded;

    /** @param values square plane, row by row; its border is repeated outwards for the kernel */
    TurningPlane(byte[] values, int edge) {
        this.edge = edge;
        this.stride = edge + 4 * Bicubic.REACH;
        this.padded = new byte[stride * stride];
        for (int y = 0; y < stride; y++) {
            int row = Math.min(edge - 1, Math.max(0, y - 2 * Bicubic.REACH)) * edge;
            for (int x = 0; x < stride; x++) {
                padded[y * stride + x] = values[row + Math.min(edge - 1, Math.max(0, x - 2 * Bicubic.REACH))];
            }
        }
    }

    private static int[] weights() {
        int phases = 1 << PHASE_BITS;
        int[] table = new int[phases * 4];
        for (int phase = 0; phase < phases; phase++) {
            double part = (double) phase / phases;
            int sum = 0;
            for (int tap = 0; tap < 4; tap++) {
                double weight = Bicubic.weight(Bicubic.TURNING, part + 1 - tap);
                table[phase * 4 + tap] = (int) Math.round(weight * (1 << WEIGHT_BITS));
                sum += table[phase * 4 + tap];
            }
            table[phase * 4 + (part < 0.5 ? 1 : 2)] += (1 << WEIGHT_BITS) - sum;
        }
        return table;
    }

    /** The plane turned clockwise, as far as the disc shows it. */
    byte[] turned(double radians, DiscBlend blend) {
        byte[] result = new byte[edge * edge];
        double centre = (edge - 1) / 2.0;
        int cos = fixed(Math.cos(radians));
        int sin = fixed(Math.sin(radians));
        byte[] plane = padded;
        int rowBytes = stride;
        for (int y = 0; y < edge; y++) {
            int start = blend.rowStart(y);
            double dx = start - centre;
            double dy = y - centre;
            // Half a phase is added so that cutting off the lower bits rounds.
            int half = 1 << (POSITION_BITS - PHASE_BITS - 1);
            int fromX = fixed(Math.cos(radians) * dx + Math.sin(radians) * dy + centre + 2 * Bicubic.REACH) + half;
            int fromY = fixed(Math.cos(radians) * dy - Math.sin(radians) * dx + centre + 2 * Bicubic.REACH) + half;
            int to = y * edge + start;
            for (int x = start; x < edge - start; x++, to++, fromX += cos, fromY -= sin) {
                result[to] = (byte) sample(plane, rowBytes, fromX, fromY);
            }
        }
        return result;
    }

    /** Four by four neighbours, written out: a loop here costs a third more. */
    private static int sample(byte[] plane, int stride, int x, int y) {
        int across = phase(x);
        int down = phase(y);
        int w0 = WEIGHTS[across];
        int w1 = WEIGHTS[across + 1];
        int w2 = WEIGHTS[across + 2];
        int w3 = WEIGHTS[across + 3];
        int a = ((y >> POSITION_BITS) - 1) * stride + (x >> POSITION_BITS) - 1;
        int b = a + stride;
        int c = b + stride;
        int d = c + stride;
        int sum = WEIGHTS[down]
                        * (w0 * (plane[a] & 255)
                                + w1 * (plane[a + 1] & 255)
                                + w2 * (plane[a + 2] & 255)
                                + w3 * (plane[a + 3] & 255))
                + WEIGHTS[down + 1]
                        * (w0 * (plane[b] & 255)
                                + w1 * (plane[b + 1] & 255)
                                + w2 * (plane[b + 2] & 255)
                                + w3 * (plane[b + 3] & 255))
                + WEIGHTS[down + 2]
                        * (w0 * (plane[c] & 255)
                                + w1 * (plane[c + 1] & 255)
                                + w2 * (plane[c + 2] & 255)
                                + w3 * (plane[c + 3] & 255))
                + WEIGHTS[down + 3]
                        * (w0 * (plane[d] & 255)
                                + w1 * (plane[d + 1] & 255)
                                + w2 * (plane[d + 2] & 255)
                                + w3 * (plane[d + 3] & 255));
        int value = (sum + ROUNDING) >> (2 * WEIGHT_BITS);
        return Math.min(255, Math.max(0, value));
    }

    private static int phase(int position) {
        return ((position >> (POSITION_BITS - PHASE_BITS)) & ((1 << PHASE_BITS) - 1)) * 4;
    }

    private static int fixed(double value) {
        return (int) Math.round(value * (1 << POSITION_BITS));
    }
}
