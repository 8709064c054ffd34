package io.serenade.musicvideo.analysis;

import io.serenade.rendering.rhythm.Curves;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The ways in which a row of beats may be at the wrong level of the metre or off the beat: taken for double or half,
 * for a triplet or a dotted note, or on the swung or straight off-beat. Each way is a row of its own, drawn to where
 * something begins.
 */
final class MetricalVariants {
    static final double SLOWEST = 45;
    static final double FASTEST = 225;

    private static final int FEWEST_BEATS = 8;
    private static final int SNAP = 3;
    /** Distance of two beats and place of the first, in beats of the old row. */
    private static final double[][] WAYS = {
        {1, 0},
        {1, 1.0 / 3},
        {1, 0.5},
        {1, 2.0 / 3},
        {2, 0},
        {2, 1},
        {2, 2.0 / 3},
        {2, 4.0 / 3},
        {0.5, 0},
        {0.5, 0.25},
        {1.5, 0},
        {1.5, 0.5},
        {1.5, 1},
        {2.0 / 3, 0},
        {2.0 / 3, 1.0 / 3},
        {4.0 / 3, 0},
        {4.0 / 3, 1.0 / 3},
        {4.0 / 3, 2.0 / 3},
        {4.0 / 3, 1},
        {0.75, 0},
        {0.75, 0.25},
        {0.75, 0.5},
        {3, 0},
        {3, 1},
        {3, 2},
        {1.0 / 3, 0},
        {4, 0},
        {4, 1},
        {4, 2},
        {4, 3}
    };

    private MetricalVariants() {}

    /**
     * @return rows between {@value #SLOWEST} and {@value #FASTEST} beats a minute, the old one first if it is itself
     */
    static List<double[]> of(int[] beats, double[] flux) {
        List<double[]> rows = new ArrayList<>();
        if (beats.length < FEWEST_BEATS) {
            return rows;
        }
        for (double[] way : WAYS) {
            double[] row = regrouped(beats, way[0], way[1], flux);
            double bpm = 60.0 * SongCurves.RATE / Curves.median(Curves.gaps(row));
            if (bpm >= SLOWEST && bpm <= FASTEST) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static double[] regrouped(int[] beats, double distance, double first, double[] flux) {
        double[] row = new double[(int) (beats.length / distance) + 4];
        int count = 0;
        int last = beats.length - 1;
        for (double at = first - distance; at <= last + 1; at += distance) {
            int i = (int) Math.max(0, Math.min(last - 1, Math.floor(at + 1e-9)));
            double place = beats[i] + (at - i) * (beats[i + 1] - beats[i]);
            if (place >= 0 && place < flux.length) {
                row[count++] = snapped(place, flux);
            }
        }
        return Arrays.copyOf(row, count);
    }

    private static double snapped(double place, double[] flux) {
        int middle = (int) Math.round(place);
        int best = Math.min(middle, flux.length - 1);
        for (int i = Math.max(0, middle - SNAP); i <= middle + SNAP && i < flux.length; i++) {
            best = flux[i] > flux[best] ? i : best;
        }
        return flux[best] > 0.5 ? best : place;
    }
}
