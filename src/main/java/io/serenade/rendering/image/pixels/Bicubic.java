package io.serenade.rendering.image.pixels;

/**
 * Keys' cubic convolution kernel (IEEE Transactions on Acoustics, Speech and Signal Processing 29, 1981). Scaling uses
 * the balanced slope; turning uses the steeper one, because the grooves of the record would soften otherwise.
 */
public final class Bicubic {
    public static final double SCALING = -0.5;
    public static final double TURNING = -1.0;
    /** Samples to each side that have weight. */
    public static final int REACH = 2;

    private Bicubic() {}

    public static double weight(double a, double distance) {
        double x = Math.abs(distance);
        if (x < 1) {
            return ((a + 2) * x - (a + 3)) * x * x + 1;
        }
        return x < REACH ? (((x - 5) * x + 8) * x - 4) * a : 0;
    }
}
