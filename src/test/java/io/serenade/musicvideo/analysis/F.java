package io.serenade.musicvideo.analysis;

import java.util.List;

/** The measure by which beat trackers are compared: how many of the true and of the found times meet. */
final class F {
    private F() {}

    /** @param tolerance in seconds @return 0 to 1 */
    static double measure(List<Double> truth, List<Double> found, double tolerance) {
        int i = 0;
        int j = 0;
        int hits = 0;
        while (i < truth.size() && j < found.size()) {
            double late = found.get(j) - truth.get(i);
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
        return hits == 0 ? 0 : 2.0 * hits / (truth.size() + found.size());
    }
}
