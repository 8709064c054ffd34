package io.serenade.musicvideo.analysis;

import io.serenade.rendering.rhythm.Curves;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Divides a song into sections. Each bar is described by its harmony and by the loudness of six bands. Of all ways to
 * cut the song between bars it takes the one with the most homogeneous sections, where each section has a cost and
 * those of four, eight or twelve bars a lower one (the exact solution, which Ward's clustering of neighbours only
 * approximates). Sections that sound alike share a kind, and {@link SectionNames} names the kinds.
 */
final class SectionFinder {
    private static final double ENERGY_WEIGHT = 1;
    private static final double CHROMA_WEIGHT = 0.3;
    private static final double PRICE = 0.3;
    private static final double ODD_PRICE = 1.5;
    private static final double SHORT_PRICE = 3;
    /** Sections whose means are nearer than this are of one kind. */
    private static final double ALIKE = 0.5;

    private static final double SHORTEST = 5;
    private static final int MOST_BARS = 24;
    private static final double CLIP = 2.5;

    private final SongCurves curves;
    private final double[] edges;
    private final double[][] features;

    private SectionFinder(SongCurves curves, double[] edges) {
        this.curves = curves;
        this.edges = edges;
        features = features();
    }

    static List<Section> find(SongCurves curves, List<Double> downbeats) {
        SectionFinder finder = new SectionFinder(curves, edges(curves.duration(), downbeats));
        return finder.sections();
    }

    /** The edges of the bars, and of what lies before the first and after the last. */
    private static double[] edges(double duration, List<Double> downbeats) {
        List<Double> edges = new ArrayList<>(List.of(0.0));
        for (double time : downbeats) {
            if (time - edges.get(edges.size() - 1) > 0.5 && duration - time > 0.5) {
                edges.add(time);
            }
        }
        edges.add(duration);
        return edges.stream().mapToDouble(x -> x).toArray();
    }

    private int units() {
        return edges.length - 1;
    }

    private double[][] features() {
        int bands = curves.energies().length;
        double[][] rows = new double[units()][bands + 12];
        for (int i = 0; i < units(); i++) {
            for (int band = 0; band < bands; band++) {
                rows[i][band] =
                        mean(curves.energies()[band], edges[i] * SongCurves.RATE, edges[i + 1] * SongCurves.RATE);
            }
            double[] chroma = chroma(edges[i], edges[i + 1]);
            System.arraycopy(chroma, 0, rows[i], bands, 12);
        }
        for (int band = 0; band < bands; band++) {
            standardise(rows, band, ENERGY_WEIGHT / Math.sqrt(bands));
        }
        for (int k = 0; k < 12; k++) {
            standardise(rows, bands + k, CHROMA_WEIGHT / Math.sqrt(12));
        }
        return rows;
    }

    private static double mean(float[] values, double from, double to) {
        double sum = 0;
        int count = 0;
        for (int i = (int) Math.round(from); i < Math.min(values.length, Math.round(to)); i++) {
            sum += values[i];
            count++;
        }
        return count == 0 ? 0 : sum / count;
    }

    private double[] chroma(double from, double to) {
        double[] sum = new double[12];
        double total = 1e-9;
        int end = (int) Math.min(curves.chroma().length, Math.round(to * SongCurves.CHROMA_RATE));
        for (int i = (int) Math.round(from * SongCurves.CHROMA_RATE); i < end; i++) {
            for (int k = 0; k < 12; k++) {
                sum[k] += curves.chroma()[i][k];
                total += curves.chroma()[i][k];
            }
        }
        for (int k = 0; k < 12; k++) {
            sum[k] /= total;
        }
        return sum;
    }

    /**
     * Scales a column to a median of 0 and a median distance of 1 from it, so that one silent bar does not make all
     * others alike.
     */
    private static void standardise(double[][] rows, int column, double weight) {
        double median = Curves.median(
                Arrays.stream(rows).mapToDouble(row -> row[column]).toArray());
        double[] distances = Arrays.stream(rows)
                .mapToDouble(row -> Math.abs(row[column] - median))
                .toArray();
        double mean = Arrays.stream(distances).average().orElse(0);
        double usual = 0.7 * 1.48 * Curves.median(distances) + 0.3 * 1.25 * mean + 1e-9;
        for (double[] row : rows) {
            row[column] = weight * Math.max(-CLIP, Math.min(CLIP, (row[column] - median) / usual));
        }
    }

    /** The numbers of the bars that begin a section, followed by the number of bars. */
    private int[] cheapestCuts() {
        int size = units();
        double[][] sums = new double[size + 1][features[0].length];
        double[] squares = new double[size + 1];
        for (int i = 0; i < size; i++) {
            squares[i + 1] = squares[i];
            for (int k = 0; k < features[i].length; k++) {
                sums[i + 1][k] = sums[i][k] + features[i][k];
                squares[i + 1] += features[i][k] * features[i][k];
            }
        }
        double[] price = new double[size + 1];
        int[] from = new int[size + 1];
        int[] sections = new int[size + 1];
        for (int to = 1; to <= size; to++) {
            price[to] = Double.POSITIVE_INFINITY;
            for (int start = Math.max(0, to - MOST_BARS); start < to; start++) {
                double spread = squares[to] - squares[start];
                for (int k = 0; k < sums[0].length; k++) {
                    double sum = sums[to][k] - sums[start][k];
                    spread -= sum * sum / (to - start);
                }
                double total = price[start] + spread + priceOf(start, to);
                if (total < price[to]) {
                    price[to] = total;
                    from[to] = start;
                    sections[to] = sections[start] + 1;
                }
            }
        }
        int[] cuts = new int[sections[size] + 1];
        for (int i = cuts.length - 1, at = size; i >= 0; i--, at = from[at]) {
            cuts[i] = at;
        }
        return cuts;
    }

    private double priceOf(int start, int to) {
        boolean edge = start == 0 || to == units();
        double odd = edge || (to - start) % 4 == 0 ? 0 : (to - start) % 2 == 0 ? ODD_PRICE / 2 : ODD_PRICE;
        boolean tooShort = edges[to] - edges[start] < SHORTEST;
        return PRICE + odd + (tooShort ? edge ? SHORT_PRICE / 4 : SHORT_PRICE : 0);
    }

    private List<Section> sections() {
        int[] cuts = cheapestCuts();
        int count = cuts.length - 1;
        double[] starts = new double[count];
        double[][] means = new double[count][features[0].length];
        double[] energies = new double[count];
        for (int i = 0; i < count; i++) {
            starts[i] = edges[cuts[i]];
            for (int bar = cuts[i]; bar < cuts[i + 1]; bar++) {
                for (int k = 0; k < means[i].length; k++) {
                    means[i][k] += features[bar][k] / (cuts[i + 1] - cuts[i]);
                }
            }
            for (float[] band : curves.energies()) {
                energies[i] += mean(band, starts[i] * SongCurves.RATE, edges[cuts[i + 1]] * SongCurves.RATE)
                        / curves.energies().length;
            }
        }
        return new SectionNames(starts, curves.duration(), means, energies, ALIKE).named();
    }
}
