package io.serenade.rendering.rhythm;

import java.util.Arrays;

/** Arithmetic on curves over time. */
public final class Curves {
    /** Values per second of all curves that trackers take. */
    public static final int RATE = 100;

    private Curves() {}

    /**
     * The mean of each value and its neighbours on both sides, as far as there are any.
     *
     * @param reach neighbours on each side
     */
    public static double[] movingMean(double[] values, int reach) {
        double[] sums = new double[values.length + 1];
        for (int i = 0; i < values.length; i++) {
            sums[i + 1] = sums[i] + values[i];
        }
        double[] means = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            int from = Math.max(0, i - reach);
            int to = Math.min(values.length, i + reach + 1);
            means[i] = (sums[to] - sums[from]) / (to - from);
        }
        return means;
    }

    /** What rises above its surroundings, scaled so that quiet parts count as much as loud ones. */
    public static double[] levelled(float[] curve, int meanReach, int gainReach) {
        double[] values = new double[curve.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = curve[i];
        }
        double[] means = movingMean(values, meanReach);
        double[] squares = new double[values.length];
        double total = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.max(0, values[i] - means[i]);
            squares[i] = values[i] * values[i];
            total += squares[i];
        }
        double floor = 0.05 * total / Math.max(1, values.length) + 1e-9;
        double[] power = movingMean(squares, gainReach);
        for (int i = 0; i < values.length; i++) {
            values[i] /= Math.sqrt(power[i] + floor);
        }
        return values;
    }

    /** {@link #levelled(float[], int, int)} as all trackers want it: over 0.4 s and 8 s. */
    public static double[] levelled(float[] curve) {
        return levelled(curve, RATE / 5, 4 * RATE);
    }

    /** Sum of what several curves rise within two frames. */
    public static float[] rise(float[]... curves) {
        float[] sum = new float[curves[0].length];
        for (float[] curve : curves) {
            for (int i = 2; i < curve.length; i++) {
                sum[i] += Math.max(0, curve[i] - curve[i - 2]);
            }
        }
        return sum;
    }

    /** Distances of neighbours; a single 0 where there are none. */
    public static double[] gaps(double[] places) {
        double[] gaps = new double[Math.max(1, places.length - 1)];
        for (int i = 0; i + 1 < places.length; i++) {
            gaps[i] = places[i + 1] - places[i];
        }
        return gaps;
    }

    public static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    /** The value at a place between two others, by linear interpolation. */
    public static double at(double[] values, double place) {
        int i = (int) place;
        if (i < 0 || values.length == 0) {
            return 0;
        }
        if (i + 1 >= values.length) {
            return i < values.length ? values[i] : 0;
        }
        return values[i] + (place - i) * (values[i + 1] - values[i]);
    }
}
