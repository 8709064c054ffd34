package io.serenade.musicvideo.analysis;

import io.serenade.rendering.rhythm.BeatPath;
import io.serenade.rendering.rhythm.Curves;
import io.serenade.rendering.rhythm.TempoTracker;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds beats and bars. Two independent trackers propose beats, and {@link MetricalLevel} chooses; if they disagree or
 * nothing repeats clearly, the confidence is low and the beats are a regular grid.
 */
final class BeatFinder {
    static final double LEAST_CONFIDENCE = 0.6;

    private static final double SILENT_ONSET = 0.5;
    private static final double CLEAR_ONSET = 2;
    private static final int BEATS_OF_GRID_BAR = 4;
    private static final double USUAL_BPM = 120;
    private static final double SLOWEST_GRID = 60;
    private static final double FASTEST_GRID = 180;

    /** @param beats seconds, ascending @param downbeats some of them @param confidence 0 to 1 */
    record Beats(List<Double> beats, List<Double> downbeats, double bpm, double confidence, boolean regular) {}

    private final SongCurves curves;

    BeatFinder(SongCurves curves) {
        this.curves = curves;
    }

    Beats find() {
        double[] flux = Curves.levelled(curves.flux());
        TempoTracker tempo = new TempoTracker(flux);
        double[] periods = tempo.track();
        int[] path = BeatPath.find(flux, periods);
        int[] pointer = BeatPointer.find(Curves.levelled(curves.attack()));
        MetricalLevel level = new MetricalLevel(curves, flux);
        double[] row = level.choose(path, pointer);
        double confidence = confidence(flux, path, pointer, tempo.salience());
        if (confidence < LEAST_CONFIDENCE || row.length < BEATS_OF_GRID_BAR) {
            return grid(60.0 * SongCurves.RATE / Curves.median(periods), Math.min(confidence, 0.59));
        }
        List<Double> beats = Arrays.stream(row)
                .mapToObj(place -> Onsets.seconds(flux, place))
                .filter(time -> time < curves.duration())
                .toList();
        List<Double> downbeats = IntStream.of(Bars.find(level.barStrengths(row)))
                .filter(i -> i < beats.size())
                .mapToObj(beats::get)
                .toList();
        return new Beats(beats, downbeats, bpm(beats), confidence, false);
    }

    static double bpm(List<Double> beats) {
        double gap =
                Curves.median(Curves.gaps(beats.stream().mapToDouble(x -> x).toArray()));
        return gap > 0 ? 60 / gap : 0;
    }

    /**
     * Calibrated on noise, speech, swelling chords and notes at random times (below 0.6) against music with a beat
     * (above): half of it is the agreement of the trackers, the rest how clear the tempo is and how many onsets lie on
     * the beats; if there is no clear tempo at all, or hardly any onset, agreement does not count.
     */
    private double confidence(double[] flux, int[] path, int[] pointer, double salience) {
        double agreement = BeatAgreement.atAnyLevel(places(path), places(pointer));
        double contrast =
                Arrays.stream(path).mapToDouble(place -> flux[place]).average().orElse(0);
        double sum = 0.5 * agreement + 0.3 * share(salience, 0.12, 0.36) + 0.2 * share(contrast, 2.4, 3.4);
        double heard = share(clearestOnset(), SILENT_ONSET, CLEAR_ONSET);
        return Math.round(1000 * sum * share(salience, 0, 0.2) * heard) / 1000.0;
    }

    /**
     * The strength of the clearest onsets, before the curve is levelled: 15 to 120 in music, 6 in noise, and 0.4 at
     * most where tones only swell. Their frames differ by how the window lies on the waves, as regularly as a beat.
     */
    private double clearestOnset() {
        float[] sorted = curves.flux().clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[sorted.length * 99 / 100];
    }

    private static double[] places(int[] row) {
        return Arrays.stream(row).asDoubleStream().toArray();
    }

    private static double share(double value, double none, double all) {
        return Math.max(0, Math.min(1, (value - none) / (all - none)));
    }

    private Beats grid(double found, double confidence) {
        double bpm = found > 0 && found < 1_000 ? found : USUAL_BPM;
        while (bpm < SLOWEST_GRID) {
            bpm *= 2;
        }
        while (bpm > FASTEST_GRID) {
            bpm /= 2;
        }
        List<Double> beats = new ArrayList<>();
        List<Double> downbeats = new ArrayList<>();
        for (int i = 0; i * 60 / bpm < curves.duration(); i++) {
            beats.add(i * 60 / bpm);
            if (i % BEATS_OF_GRID_BAR == 0) {
                downbeats.add(i * 60 / bpm);
            }
        }
        return new Beats(beats, downbeats, bpm, confidence, true);
    }
}
