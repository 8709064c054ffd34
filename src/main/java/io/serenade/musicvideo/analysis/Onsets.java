package io.serenade.musicvideo.analysis;

import io.serenade.rendering.rhythm.Curves;
import java.util.ArrayList;
import java.util.List;

/** Picks the moments at which something begins out of an onset curve. */
final class Onsets {
    /**
     * The curve is at its top this much before a click; before a softly struck note it is a little later (measured).
     */
    static final double DELAY_SECONDS = 0.003;

    private static final int PEAK_REACH = 3;
    private static final int MEAN_REACH = 10;

    private Onsets() {}

    /** @param curve {@value SongCurves#RATE} values a second @return seconds, ascending, at least 30 ms apart */
    static List<Double> find(float[] curve) {
        double[] values = new double[curve.length];
        double mean = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = curve[i];
            mean += curve[i] / values.length;
        }
        double[] around = Curves.movingMean(values, MEAN_REACH);
        List<Double> found = new ArrayList<>();
        int last = -PEAK_REACH;
        for (int i = 0; i < values.length; i++) {
            if (i - last >= PEAK_REACH && isPeak(values, i) && values[i] > 1.2 * around[i] + 0.25 * mean + 0.5) {
                found.add(seconds(values, i));
                last = i;
            }
        }
        return found;
    }

    private static boolean isPeak(double[] values, int i) {
        for (int k = Math.max(0, i - PEAK_REACH); k <= i + PEAK_REACH && k < values.length; k++) {
            if (values[k] > values[i]) {
                return false;
            }
        }
        return true;
    }

    /** Time of a place of the curve, for a peak, interpolated between the frames by a parabola. */
    static double seconds(double[] values, double place) {
        int i = (int) Math.round(place);
        double at = place;
        if (i > 0 && i + 1 < values.length && values[i] >= values[i - 1] && values[i] >= values[i + 1]) {
            double bend = values[i - 1] - 2 * values[i] + values[i + 1];
            at = bend < -1e-9 ? i + 0.5 * (values[i - 1] - values[i + 1]) / bend : i;
        }
        return Math.max(0, at / SongCurves.RATE + DELAY_SECONDS);
    }
}
