package io.serenade.detector;

/**
 * Turns a network's scores into calibrated confidences, by linear interpolation between known points.
 *
 * @param scores rising from 0 to 1
 * @param confidences the confidences at these scores, rising from 0 to 1
 */
record Calibration(double[] scores, double[] confidences) {
    /** For a model whose score scale is not known here. */
    static final Calibration NONE = new Calibration(new double[] {0, 1}, new double[] {0, 1});

    /**
     * NanoDet multiplies the class score by the quality of the box, so its scores are low. On 180 photos, 0.40 is the
     * lowest threshold that finds animals without letting in other things.
     */
    static final Calibration SHIPPED =
            new Calibration(new double[] {0, 0.40, 0.75, 1}, new double[] {0, 0.50, 0.95, 1});

    double confidenceOf(double score) {
        return along(scores, confidences, score);
    }

    double scoreOf(double confidence) {
        return along(confidences, scores, confidence);
    }

    private static double along(double[] from, double[] to, double value) {
        double inside = Math.max(0, Math.min(1, value));
        int i = 1;
        while (i < from.length - 1 && inside > from[i]) {
            i++;
        }
        return to[i - 1] + (inside - from[i - 1]) / (from[i] - from[i - 1]) * (to[i] - to[i - 1]);
    }
}
