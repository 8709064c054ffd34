package io.serenade.musicvideo.analysis;

import io.serenade.rendering.rhythm.Curves;
import java.util.Arrays;
import java.util.List;

/**
 * Decides which of several rows of beats is the one people tap to. Trackers agree on where beats may be and err in the
 * level and the phase; the evidence is how much begins on the beats and between them, in the bass and in the treble,
 * where the harmony changes, how regular the stronger beats are, and how usual the tempo is. The weights were fitted to
 * music of known beats (see {@code BeatBench}) by maximising the expected F-measure of a soft choice.
 */
final class MetricalLevel {
    /** One per feature, in their order. */
    private static final double[] WEIGHTS = {
        0.615, 0.066, -0.271, -0.363, -0.0275, 0.0837, -0.381, -0.0725, 0.66, 0.00232, -0.28, -0.282, -1.26, -0.738,
        0.887, -1.89, 0.791, 0.306, 0.136, 0.038, 0.421, 0.0533, -3.01, -3.26, 3.67, 2.1, -13.7, 1.55, 0.0197, 0.121,
        0.351, -0.437, 1.2, 0.958, -1.12, 0.138, 0.223, -0.692, 2.6
    };

    private static final int REACH = 2;

    /** A beat with a weaker onset counts as silent. */
    private static final double SILENT = 0.5;

    /** A row with fewer sounding beats than this share of another row's is rejected, however even it is. */
    private static final double LEAST_HEARD = 0.55;

    private final double[] flux;
    private final double[] low;
    private final double[] high;
    private final double[] middle;
    private final double[] kick;
    private final double[] change;

    /** @param flux levelled onset curve */
    MetricalLevel(SongCurves curves, double[] flux) {
        this.flux = flux;
        low = Curves.levelled(curves.lowFlux());
        high = Curves.levelled(Curves.rise(curves.energies()[4], curves.energies()[5]));
        middle = Curves.levelled(Curves.rise(curves.energies()[2], curves.energies()[3]));
        kick = Curves.levelled(Curves.rise(curves.energies()[0]));
        change = Harmony.change(curves.chroma());
    }

    /** @param tracks rows of beats that were found in different ways @return the best row made of any of them */
    double[] choose(int[]... tracks) {
        List<double[]> rows = Arrays.stream(tracks)
                .flatMap(track -> MetricalVariants.of(track, flux).stream())
                .toList();
        double least =
                LEAST_HEARD * rows.stream().mapToDouble(this::heard).max().orElse(0);
        double[] best = {};
        double most = Double.NEGATIVE_INFINITY;
        for (double[] row : rows) {
            double worth = heard(row) < least ? Double.NEGATIVE_INFINITY : worth(features(row, tracks));
            if (worth > most) {
                most = worth;
                best = row;
            }
        }
        return best;
    }

    /** Share of the beats on which anything begins. */
    private double heard(double[] row) {
        double[] all = at(flux, row, 0);
        return Arrays.stream(all).filter(value -> value > SILENT).count() / Math.max(1.0, all.length);
    }

    private static double worth(double[] features) {
        double sum = 0;
        for (int i = 0; i < features.length; i++) {
            sum += WEIGHTS[i] * features[i];
        }
        return sum;
    }

    double[] features(double[] row, int[]... tracks) {
        double[] gaps = Curves.gaps(row);
        double octaves = Math.log(60.0 * SongCurves.RATE / Math.max(1, Curves.median(gaps)) / 120) / Math.log(2);
        double[] all = at(flux, row, 0);
        double[] bass = at(low, row, 0);
        double[] treble = at(high, row, 0);
        double[] changes = changes(row, 0);
        return new double[] {
            mean(all),
            mean(at(flux, row, 1.0 / 2)),
            mean(at(flux, row, 1.0 / 3)),
            mean(at(flux, row, 2.0 / 3)),
            mean(bass),
            mean(at(low, row, 1.0 / 2)),
            mean(at(low, row, 1.0 / 3)),
            mean(at(low, row, 2.0 / 3)),
            mean(treble),
            mean(at(high, row, 1.0 / 2)),
            mean(at(high, row, 1.0 / 3)),
            mean(at(high, row, 2.0 / 3)),
            mean(at(flux, row, 1.0 / 4)),
            mean(at(flux, row, 3.0 / 4)),
            octaves,
            octaves * octaves,
            strongestOf(2, bass),
            strongestOf(2, treble),
            strongestOf(4, bass),
            strongestOf(3, bass),
            strongestOf(2, all),
            mean(changes),
            mean(changes(row, 1.0 / 2)),
            strongestOf(2, changes),
            strongestOf(4, changes),
            strongestOf(3, changes),
            unevenness(gaps),
            agreement(row, tracks[0]),
            agreement(row, tracks[1]),
            mean(at(middle, row, 0)),
            mean(at(middle, row, 1.0 / 2)),
            strongestOf(2, at(middle, row, 0)),
            strongestOf(2, at(middle, row, 1.0 / 2)),
            mean(at(kick, row, 0)),
            mean(at(kick, row, 1.0 / 2)),
            strongestOf(4, at(flux, row, 0)),
            strongestOf(4, at(flux, row, 1.0 / 2)),
            strongestOf(4, changes(row, 1.0 / 2)),
            heard(row)
        };
    }

    private static double agreement(double[] row, int[] track) {
        return BeatAgreement.of(row, Arrays.stream(track).asDoubleStream().toArray());
    }

    private static double unevenness(double[] gaps) {
        double sum = 0;
        for (int i = 1; i < gaps.length; i++) {
            sum += Math.abs(Math.log(Math.max(1, gaps[i]) / Math.max(1, gaps[i - 1])));
        }
        return sum / Math.max(1, gaps.length - 1);
    }

    /** How far the mean of the strongest of several interleaved classes of values is above the mean of all. */
    private static double strongestOf(int classes, double[] values) {
        double all = mean(values);
        double best = 0;
        for (int first = 0; first < classes; first++) {
            double sum = 0;
            int count = 0;
            for (int i = first; i < values.length; i += classes) {
                sum += values[i];
                count++;
            }
            best = Math.max(best, count == 0 ? 0 : sum / count - all);
        }
        return best;
    }

    private double[] changes(double[] row, double phase) {
        double usual = mean(change) + 1e-6;
        double[] result = new double[Math.max(0, row.length - 1)];
        for (int i = 0; i < result.length; i++) {
            double place = row[i] + phase * (row[i + 1] - row[i]);
            result[i] = Curves.at(change, place * SongCurves.CHROMA_RATE / SongCurves.RATE + 0.5) / usual;
        }
        return result;
    }

    /** Highest value near each beat, or near that part of the way to the next. */
    private static double[] at(double[] curve, double[] row, double phase) {
        double[] result = new double[Math.max(0, row.length - 1)];
        for (int i = 0; i < result.length; i++) {
            int place = (int) Math.round(row[i] + phase * (row[i + 1] - row[i]));
            for (int k = Math.max(0, place - REACH); k <= place + REACH && k < curve.length; k++) {
                result[i] = Math.max(result[i], curve[k]);
            }
        }
        return result;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return values.length == 0 ? 0 : sum / values.length;
    }

    /** How much each beat sounds like the first of a bar. */
    double[] barStrengths(double[] row) {
        double[] bass = at(low, row, 0);
        double[] all = at(flux, row, 0);
        double[] changes = changes(row, 0);
        double[] result = new double[row.length];
        for (int i = 0; i < bass.length; i++) {
            result[i] = 0.25 * bass[i] + 0.1 * all[i] + changes[i];
        }
        return result;
    }
}
