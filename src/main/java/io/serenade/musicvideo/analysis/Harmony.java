package io.serenade.musicvideo.analysis;

/** What the twelve pitch classes of a song show: where its harmony changes, and whether its key is major or minor. */
final class Harmony {
    /** Half a second to both sides. */
    private static final int REACH = SongCurves.CHROMA_RATE / 2;

    private static final double QUIET = 0.2;

    /** How well each step of the scale fits a key (Krumhansl and Kessler 1982). */
    private static final double[] MAJOR = {6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88};

    private static final double[] MINOR = {6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17};

    private Harmony() {}

    /** How much the harmony after each chroma frame differs from that before it, 0 to 1. */
    static double[] change(float[][] chroma) {
        double[][] sums = new double[chroma.length + 1][12];
        for (int i = 0; i < chroma.length; i++) {
            for (int k = 0; k < 12; k++) {
                sums[i + 1][k] = sums[i][k] + chroma[i][k];
            }
        }
        double usual =
                squares(sums[chroma.length]) * REACH * REACH / Math.max(1, (double) chroma.length * chroma.length);
        double[] change = new double[chroma.length];
        for (int i = 0; i < chroma.length; i++) {
            double[] before = difference(sums[i], sums[Math.max(0, i - REACH)]);
            double[] after = difference(sums[Math.min(chroma.length, i + REACH)], sums[i]);
            change[i] = 1 - cosine(before, after, QUIET * usual);
        }
        return change;
    }

    /** How much better the best minor key fits than the best major key; above 0 for minor. */
    static double minorness(float[][] chroma) {
        double[] total = new double[12];
        for (float[] row : chroma) {
            for (int k = 0; k < 12; k++) {
                total[k] += row[k];
            }
        }
        return bestFit(total, MINOR) - bestFit(total, MAJOR);
    }

    private static double bestFit(double[] total, double[] profile) {
        double best = -1;
        for (int key = 0; key < 12; key++) {
            double[] turned = new double[12];
            for (int k = 0; k < 12; k++) {
                turned[k] = profile[Math.floorMod(k - key, 12)];
            }
            best = Math.max(best, cosine(centred(total), centred(turned), 0));
        }
        return best;
    }

    private static double[] centred(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double[] result = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = values[i] - mean;
        }
        return result;
    }

    private static double[] difference(double[] a, double[] b) {
        double[] result = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            result[i] = a[i] - b[i];
        }
        return result;
    }

    private static double squares(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum;
    }

    /** @param floor squared length below which a vector says nothing, so that two of them are alike */
    private static double cosine(double[] a, double[] b, double floor) {
        double dot = floor + 1e-9;
        double x = dot;
        double y = dot;
        for (int i = 0; i < a.length; i++) {
            dot += a[i] * b[i];
            x += a[i] * a[i];
            y += b[i] * b[i];
        }
        return dot / Math.sqrt(x * y);
    }
}
