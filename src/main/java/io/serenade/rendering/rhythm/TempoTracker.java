package io.serenade.rendering.rhythm;

import java.util.Arrays;

/**
 * Follows the tempo of an onset curve: autocorrelation of a window of 6 s every half second, a comb of six multiples,
 * a preference for 120 beats a minute, and the path through all windows with the fewest changes (Viterbi).
 */
public final class TempoTracker {
    public static final double SLOWEST = 40;
    public static final double FASTEST = 222;

    private static final int WINDOW = 6 * Curves.RATE;
    private static final int HOP = Curves.RATE / 2;
    private static final int TEETH = 6;
    private static final int PER_OCTAVE = 40;
    private static final double PREFERRED = 120;
    private static final double OCTAVES_WIDE = 0.9;
    private static final double PRICE_OF_CHANGE = 6;

    private final double[] curve;
    private final double[] periods;
    private final double[] prior;
    private double salience;

    /** @param curve levelled, {@value SongCurves#RATE} values a second */
    public TempoTracker(double[] curve) {
        this.curve = curve;
        int count = (int) Math.floor(PER_OCTAVE * log2(FASTEST / SLOWEST)) + 1;
        periods = new double[count];
        prior = new double[count];
        for (int i = 0; i < count; i++) {
            double bpm = SLOWEST * Math.pow(2, (double) i / PER_OCTAVE);
            periods[i] = 60.0 * Curves.RATE / bpm;
            double distance = log2(bpm / PREFERRED) / OCTAVES_WIDE;
            prior[i] = Math.exp(-0.5 * distance * distance);
        }
    }

    /** How clearly the curve repeats itself at the tempo found, 0 to 1. Known after {@link #track}. */
    public double salience() {
        return salience;
    }

    /** The beat's period in frames, for each frame of the curve. */
    public double[] track() {
        int windows = Math.max(1, (curve.length + HOP - 1) / HOP);
        double[][] strengths = new double[windows][];
        double[] most = new double[windows];
        Fft fft = new Fft(Integer.highestOneBit(2 * WINDOW - 1) * 2);
        for (int i = 0; i < windows; i++) {
            strengths[i] = strengths(fft, i * HOP - WINDOW / 2);
            most[i] = Arrays.stream(strengths[i]).max().orElse(0);
            for (int k = 0; k < strengths[i].length; k++) {
                strengths[i][k] /= most[i] + 1e-9;
            }
        }
        int[] path = smoothestPath(strengths);
        for (int i = 0; i < windows; i++) {
            salience += strengths[i][path[i]] * most[i] / prior[path[i]] / windows;
        }
        double[] result = new double[curve.length];
        for (int i = 0; i < result.length; i++) {
            double place = Math.min(windows - 1, (double) i / HOP);
            int left = (int) place;
            int right = Math.min(windows - 1, left + 1);
            double a = Math.log(periods[path[left]]);
            double b = Math.log(periods[path[right]]);
            // A jump between two tempi happens at once; a drift is followed smoothly.
            result[i] = Math.abs(a - b) > 0.3
                    ? periods[path[place - left < 0.5 ? left : right]]
                    : Math.exp(a + (place - left) * (b - a));
        }
        return result;
    }

    private double[] strengths(Fft fft, int from) {
        double[] correlation = correlation(fft, from);
        double[] strengths = new double[periods.length];
        for (int i = 0; i < periods.length; i++) {
            strengths[i] = comb(correlation, periods[i]) * prior[i];
        }
        return strengths;
    }

    private double[] correlation(Fft fft, int from) {
        double[] re = new double[fft.size()];
        double[] im = new double[fft.size()];
        for (int i = Math.max(0, -from); i < WINDOW && from + i < curve.length; i++) {
            re[i] = curve[from + i] * (0.54 - 0.46 * Math.cos(2 * Math.PI * i / WINDOW));
        }
        fft.transform(re, im);
        for (int i = 0; i < re.length; i++) {
            re[i] = re[i] * re[i] + im[i] * im[i];
            im[i] = 0;
        }
        fft.transform(re, im);
        double[] correlation = Arrays.copyOf(re, WINDOW);
        for (int lag = WINDOW - 1; lag >= 0; lag--) {
            correlation[lag] /= Math.max(1e-9, correlation[0]);
        }
        return correlation;
    }

    /** Mean over the multiples of the period, each the best within a small reach that grows with the multiple. */
    private static double comb(double[] correlation, double period) {
        double sum = 0;
        for (int tooth = 1; tooth <= TEETH; tooth++) {
            double lag = tooth * period;
            int reach = Math.max(1, tooth / 2);
            double best = 0;
            for (int i = (int) Math.round(lag) - reach; i <= Math.round(lag) + reach && i < correlation.length; i++) {
                best = Math.max(best, correlation[i]);
            }
            sum += best;
        }
        return sum / TEETH;
    }

    private int[] smoothestPath(double[][] strengths) {
        int states = periods.length;
        int[][] from = new int[strengths.length][states];
        double[] score = strengths[0].clone();
        for (int t = 1; t < strengths.length; t++) {
            double[] next = new double[states];
            for (int to = 0; to < states; to++) {
                double best = Double.NEGATIVE_INFINITY;
                for (int before = 0; before < states; before++) {
                    double value = score[before] - PRICE_OF_CHANGE * Math.abs(to - before) / PER_OCTAVE;
                    if (value > best) {
                        best = value;
                        from[t][to] = before;
                    }
                }
                next[to] = best + strengths[t][to];
            }
            score = next;
        }
        int[] path = new int[strengths.length];
        for (int i = 1; i < states; i++) {
            if (score[i] > score[path[path.length - 1]]) {
                path[path.length - 1] = i;
            }
        }
        for (int t = path.length - 1; t > 0; t--) {
            path[t - 1] = from[t][path[t]];
        }
        return path;
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }
}
