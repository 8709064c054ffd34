package io.serenade.rendering.sound;

import io.serenade.rendering.ffmpeg.Arguments;

/**
 * The weighting with which loudness is measured, for one channel: highs count a little more, as a head makes them louder,
 * and lows that are hardly heard count less. Both filters are those of ITU-R BS.1770, computed for our sample rate.
 */
final class KWeighting {
    private static final Filter SHELF = shelf();
    private static final Filter HIGH_PASS = highPass();
    /**
     * Far below the last bit; without it the filters' state would decay in a silence to denormal numbers, which are
     * slow.
     */
    private static final double HUSH = 1e-18;

    private double shelf1;
    private double shelf2;
    private double pass1;
    private double pass2;

    private record Filter(double b0, double b1, double b2, double a1, double a2) {}

    private static Filter shelf() {
        double high = Math.pow(10, 3.999843853973347 / 20);
        double band = Math.pow(high, 0.4996667741545416);
        double q = 0.7071752369554196;
        double k = Math.tan(Math.PI * 1681.974450955533 / Arguments.SAMPLE_RATE);
        double a0 = 1 + k / q + k * k;
        return new Filter(
                (high + band * k / q + k * k) / a0,
                2 * (k * k - high) / a0,
                (high - band * k / q + k * k) / a0,
                2 * (k * k - 1) / a0,
                (1 - k / q + k * k) / a0);
    }

    private static Filter highPass() {
        double q = 0.5003270373238773;
        double k = Math.tan(Math.PI * 38.13547087602444 / Arguments.SAMPLE_RATE);
        double a0 = 1 + k / q + k * k;
        return new Filter(1, -2, 1, 2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0);
    }

    /** The sum of the squares of the next weighted samples. */
    double energy(float[] samples, int from, int to) {
        double s1 = shelf1;
        double s2 = shelf2;
        double p1 = pass1;
        double p2 = pass2;
        double sum = 0;
        for (int i = from; i < to; i++) {
            double x = samples[i] + HUSH;
            double y = SHELF.b0 * x + s1;
            s1 = SHELF.b1 * x - SHELF.a1 * y + s2;
            s2 = SHELF.b2 * x - SHELF.a2 * y;
            double z = HIGH_PASS.b0 * y + p1;
            p1 = HIGH_PASS.b1 * y - HIGH_PASS.a1 * z + p2;
            p2 = HIGH_PASS.b2 * y - HIGH_PASS.a2 * z;
            sum += z * z;
        }
        shelf1 = s1;
        shelf2 = s2;
        pass1 = p1;
        pass2 = p2;
        return sum;
    }
}
