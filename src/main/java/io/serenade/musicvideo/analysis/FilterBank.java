package io.serenade.musicvideo.analysis;

import java.util.ArrayList;
import java.util.List;

/** Overlapping triangular bands, equally far apart in pitch; where bins are too coarse for that, one band per bin. */
final class FilterBank {
    private final int[] starts;
    private final double[][] weights;
    private final double[] centres;

    /** @param binHertz distance of two bins of the spectrum */
    FilterBank(int bins, double binHertz, int bandsPerOctave, double lowest, double highest) {
        List<Integer> edges = new ArrayList<>();
        for (double hertz = lowest; hertz <= highest; hertz *= Math.pow(2, 1.0 / bandsPerOctave)) {
            int bin = (int) Math.round(hertz / binHertz);
            if (bin < bins && (edges.isEmpty() || edges.get(edges.size() - 1) < bin)) {
                edges.add(bin);
            }
        }
        int bands = edges.size() - 2;
        starts = new int[bands];
        weights = new double[bands][];
        centres = new double[bands];
        for (int band = 0; band < bands; band++) {
            int start = edges.get(band);
            int centre = edges.get(band + 1);
            int end = edges.get(band + 2);
            starts[band] = start + 1;
            centres[band] = centre * binHertz;
            weights[band] = new double[end - start - 1];
            for (int bin = start + 1; bin < end; bin++) {
                double rise = (bin - start) / (double) (centre - start);
                double fall = (end - bin) / (double) (end - centre);
                weights[band][bin - start - 1] = Math.min(rise, fall);
            }
        }
    }

    int bands() {
        return starts.length;
    }

    double centre(int band) {
        return centres[band];
    }

    /** Computes one value per band. */
    void apply(double[] magnitudes, double[] into) {
        for (int band = 0; band < starts.length; band++) {
            double sum = 0;
            double[] weight = weights[band];
            for (int i = 0; i < weight.length; i++) {
                sum += magnitudes[starts[band] + i] * weight[i];
            }
            into[band] = sum;
        }
    }
}
