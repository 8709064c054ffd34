package io.serenade.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The usual measures of beat trackers and structure (Davies, Degara and Plumbley 2009; Nieto et al. 2020). */
final class BeatScores {
    private static final double UNSCORED_SECONDS = 5;
    private static final double CONTINUITY = 0.175;

    private BeatScores() {}

    /** Share of true and found times that meet within the tolerance, as their harmonic mean. */
    static double f(double[] truth, double[] found, double tolerance) {
        int i = 0;
        int j = 0;
        int hits = 0;
        while (i < truth.length && j < found.length) {
            double late = found[j] - truth[i];
            if (Math.abs(late) <= tolerance) {
                hits++;
                i++;
                j++;
            } else if (late < 0) {
                j++;
            } else {
                i++;
            }
        }
        return hits == 0 ? 0 : 2.0 * hits / (truth.length + found.length);
    }

    /** What lies behind the first five seconds and not behind the last true beat. */
    static double[] scored(double[] times, double[] truth) {
        return Arrays.stream(times)
                .filter(time -> time >= UNSCORED_SECONDS && time <= truth[truth.length - 1] + 0.1)
                .toArray();
    }

    /** Share of beats with the right place and the right distance, at the level or the phase that suits best. */
    static double amlt(double[] truth, double[] found) {
        double[] between = IntStream.range(1, truth.length)
                .mapToDouble(i -> (truth[i - 1] + truth[i]) / 2)
                .toArray();
        List<double[]> variants = new ArrayList<>(List.of(truth, between));
        variants.add(DoubleStream.concat(Arrays.stream(truth), Arrays.stream(between))
                .sorted()
                .toArray());
        for (int first = 0; first < 2; first++) {
            int parity = first;
            variants.add(IntStream.range(0, truth.length)
                    .filter(i -> i % 2 == parity)
                    .mapToDouble(i -> truth[i])
                    .toArray());
        }
        return variants.stream()
                .mapToDouble(row -> continuity(row, found))
                .max()
                .orElse(0);
    }

    private static double continuity(double[] truth, double[] found) {
        if (truth.length < 2 || found.length < 2) {
            return 0;
        }
        boolean[] used = new boolean[truth.length];
        int right = 0;
        for (int k = 0; k < found.length; k++) {
            int n = nearest(truth, found[k]);
            double gap = gap(truth, n, k == 0);
            double ours = gap(found, k, n == 0);
            boolean fits = Math.abs(found[k] - truth[n]) / gap < CONTINUITY && Math.abs(1 - ours / gap) < CONTINUITY;
            if (fits && !used[n]) {
                used[n] = true;
                right++;
            }
        }
        return (double) right / Math.max(truth.length, found.length);
    }

    private static double gap(double[] times, int i, boolean onwards) {
        boolean next = i == 0 || onwards && i + 1 < times.length;
        return next ? times[i + 1] - times[i] : times[i] - times[i - 1];
    }

    private static int nearest(double[] times, double time) {
        int best = 0;
        for (int i = 1; i < times.length; i++) {
            best = Math.abs(times[i] - time) < Math.abs(times[best] - time) ? i : best;
        }
        return best;
    }

    /** F-measure of pairs of moments, ten a second, that have equal names in both. */
    static double pairwise(String[] truth, String[] found) {
        long both = 0;
        long ours = 0;
        long theirs = 0;
        for (int i = 0; i < truth.length; i++) {
            for (int j = i + 1; j < truth.length; j++) {
                boolean a = truth[i].equals(truth[j]);
                boolean b = found[i].equals(found[j]);
                theirs += a ? 1 : 0;
                ours += b ? 1 : 0;
                both += a && b ? 1 : 0;
            }
        }
        return ours + theirs == 0 ? 0 : 2.0 * both / (ours + theirs);
    }
}
