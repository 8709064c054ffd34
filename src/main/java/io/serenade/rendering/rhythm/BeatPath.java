package io.serenade.rendering.rhythm;

import java.util.Arrays;

/** Places beats where something begins and where the tempo expects them, by dynamic programming (Ellis, JNMR 2007). */
public final class BeatPath {
    private static final double TIGHTNESS = 100;
    /** A first beat needs this share of the strongest score, or the chain starts again. */
    private static final double START = 0.01;

    private BeatPath() {}

    /**
     * @param curve levelled onset curve
     * @param periods expected distance of two beats at each place, in frames
     * @return places of the beats in frames, ascending
     */
    public static int[] find(double[] curve, double[] periods) {
        int length = curve.length;
        if (length == 0) {
            return new int[0];
        }
        double mean = Arrays.stream(curve).average().orElse(0);
        double deviation = Math.sqrt(Arrays.stream(curve)
                        .map(x -> (x - mean) * (x - mean))
                        .average()
                        .orElse(0))
                + 1e-9;
        double[] score = new double[length];
        int[] before = new int[length];
        double strongest = Arrays.stream(curve).max().orElse(0) / deviation;
        boolean begun = false;
        double known = 0;
        double[] prices = new double[0];
        for (int i = 0; i < length; i++) {
            double here = curve[i] / deviation;
            double best = Double.NEGATIVE_INFINITY;
            before[i] = -1;
            double period = periods[i];
            if (period != known) {
                prices = prices(period);
                known = period;
            }
            for (int j = Math.max(0, (int) Math.round(i - 2 * period)); j <= i - period / 2; j++) {
                double value = score[j] - prices[i - j];
                if (value > best) {
                    best = value;
                    before[i] = j;
                }
            }
            if (before[i] < 0 || (!begun && here < START * strongest)) {
                best = 0;
                before[i] = -1;
            } else {
                begun = true;
            }
            score[i] = here + best;
        }
        return follow(score, before, periods);
    }

    /** The cost of a step of each length, in frames, if this period is expected. */
    private static double[] prices(double period) {
        double[] prices = new double[(int) Math.ceil(2 * period) + 2];
        for (int step = 1; step < prices.length; step++) {
            double stretch = Math.log(step / period);
            prices[step] = TIGHTNESS * stretch * stretch;
        }
        return prices;
    }

    private static int[] follow(double[] score, int[] before, double[] periods) {
        int last = score.length - 1;
        int end = last;
        for (int i = Math.max(0, (int) (last - periods[last])); i <= last; i++) {
            if (score[i] > score[end]) {
                end = i;
            }
        }
        int count = 0;
        int[] places = new int[score.length];
        for (int i = end; i >= 0; i = before[i]) {
            places[count++] = i;
        }
        int[] ascending = new int[count];
        for (int i = 0; i < count; i++) {
            ascending[i] = places[count - 1 - i];
        }
        return ascending;
    }
}
