package io.serenade.musicvideo.analysis;

import io.serenade.rendering.rhythm.Curves;
import java.util.Arrays;

/** How far two sequences of beats agree. */
final class BeatAgreement {
    /** 50 ms, in frames of the curves. */
    private static final double TOLERANCE = 0.05 * SongCurves.RATE;

    private static final double[][] WAYS = {
        {1, 0}, {1, 0.5}, {1, 1.0 / 3}, {1, 2.0 / 3}, {2, 0}, {2, 1}, {0.5, 0}, {1.5, 0}, {1.5, 0.5}, {1.5, 1}
    };

    private BeatAgreement() {}

    /** F-measure of one against the other, 0 to 1. @param a frames, ascending @param b the same */
    static double of(double[] a, double[] b) {
        int i = 0;
        int j = 0;
        int hits = 0;
        while (i < a.length && j < b.length) {
            double late = b[j] - a[i];
            if (Math.abs(late) <= TOLERANCE) {
                hits++;
                i++;
                j++;
            } else if (late < 0) {
                j++;
            } else {
                i++;
            }
        }
        return hits == 0 ? 0 : 2.0 * hits / (a.length + b.length);
    }

    /** The same, if one may be twice or half as fast as the other, or lie between its beats. */
    static double atAnyLevel(double[] a, double[] b) {
        if (a.length < 3 || b.length < 3) {
            return 0;
        }
        return Arrays.stream(WAYS)
                .mapToDouble(way -> of(regrouped(a, way), b))
                .max()
                .orElse(0);
    }

    private static double[] regrouped(double[] row, double[] way) {
        double[] result = new double[(int) (row.length / way[0]) + 2];
        int count = 0;
        for (double at = way[1]; at <= row.length - 1; at += way[0]) {
            result[count++] = Curves.at(row, at);
        }
        return Arrays.copyOf(result, count);
    }
}
