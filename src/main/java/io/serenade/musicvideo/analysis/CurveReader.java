package io.serenade.musicvideo.analysis;

import io.serenade.rendering.rhythm.Curve;
import java.util.ArrayList;
import java.util.List;

/**
 * Listens to the samples of a song as they are decoded and keeps its {@link SongCurves}. The onset curve is SuperFlux
 * (Böck and Widmer, DAFx 2013): the rise of each narrow band above the loudest of it and its neighbours 20 ms before,
 * so that vibrato does not count.
 */
final class CurveReader {
    private static final int WINDOW = 2048;
    private static final int LAG = 2;
    private static final double LOW_BELOW = 180;
    private static final double[] BAND_EDGES = {0, 150, 400, 1_000, 2_500, 6_000, 17_000};

    private static final int DECIMATION = 4;
    private static final int CHROMA_WINDOW = 2048;
    private static final double LOWEST_PITCH = 65;
    private static final double HIGHEST_PITCH = 2_100;

    private final FilterBank bank =
            new FilterBank(WINDOW / 2 + 1, (double) SongCurves.SAMPLE_RATE / WINDOW, 24, 30, 17_000);
    private final FrameSpectra frames =
            new FrameSpectra(WINDOW, SongCurves.SAMPLE_RATE / SongCurves.RATE, this::takeFrame);
    private final FrameSpectra slowFrames = new FrameSpectra(
            CHROMA_WINDOW,
            (int) Math.round((double) SongCurves.SAMPLE_RATE / DECIMATION / SongCurves.CHROMA_RATE),
            this::takeChroma);
    private final Decimator decimator = new Decimator(DECIMATION);

    private final double[][] past = new double[LAG + 1][bank.bands()];
    private final double[] pastWide = new double[BAND_EDGES.length - 1];
    private final double[] pastWide2 = new double[BAND_EDGES.length - 1];
    private final int[] pitchClasses = pitchClasses();
    private final Curve flux = new Curve();
    private final Curve lowFlux = new Curve();
    private final Curve attack = new Curve();
    private final Curve[] energies = new Curve[BAND_EDGES.length - 1];
    private final List<float[]> chroma = new ArrayList<>();
    private long samples;
    private int frame;

    CurveReader() {
        for (int i = 0; i < energies.length; i++) {
            energies[i] = new Curve();
        }
    }

    /** Takes the next sample, from -1 to 1. */
    void accept(double sample) {
        samples++;
        frames.accept(sample);
        if (decimator.accept(sample)) {
            slowFrames.accept(decimator.value());
        }
    }

    SongCurves finish() {
        frames.finish();
        slowFrames.finish();
        float[][] bands = new float[energies.length][];
        for (int i = 0; i < bands.length; i++) {
            bands[i] = energies[i].toArray();
        }
        return new SongCurves(
                samples, flux.toArray(), lowFlux.toArray(), attack.toArray(), bands, chroma.toArray(float[][]::new));
    }

    private void takeFrame(double[] magnitudes) {
        takeWideBands(magnitudes);
        double[] now = past[frame % past.length];
        double[] before = past[(frame + 1) % past.length];
        bank.apply(magnitudes, now);
        double all = 0;
        double low = 0;
        for (int band = 0; band < now.length; band++) {
            now[band] = Math.log10(1 + now[band]);
            double loudest = Math.max(
                    before[band], Math.max(before[Math.max(0, band - 1)], before[Math.min(now.length - 1, band + 1)]));
            double rise = frame < LAG ? 0 : Math.max(0, now[band] - loudest);
            all += rise;
            if (bank.centre(band) < LOW_BELOW) {
                low += rise;
            }
        }
        flux.add(all);
        lowFlux.add(low);
        frame++;
    }

    private void takeWideBands(double[] magnitudes) {
        double rise = 0;
        for (int band = 0; band < energies.length; band++) {
            double decibels = 10 * Math.log10(1e-2 + power(magnitudes, BAND_EDGES[band], BAND_EDGES[band + 1]));
            energies[band].add(decibels);
            rise += Math.max(0, decibels - pastWide2[band]);
            pastWide2[band] = pastWide[band];
            pastWide[band] = decibels;
        }
        attack.add(frame < LAG ? 0 : rise);
    }

    private static double power(double[] magnitudes, double from, double to) {
        double binHertz = (double) SongCurves.SAMPLE_RATE / WINDOW;
        double sum = 0;
        int end = (int) Math.min(magnitudes.length, Math.ceil(to / binHertz));
        for (int bin = (int) Math.ceil(from / binHertz); bin < end; bin++) {
            sum += magnitudes[bin] * magnitudes[bin];
        }
        return sum;
    }

    private void takeChroma(double[] magnitudes) {
        float[] row = new float[12];
        for (int bin = 0; bin < magnitudes.length; bin++) {
            if (pitchClasses[bin] >= 0 && isPeak(magnitudes, bin)) {
                row[pitchClasses[bin]] += (float) Math.sqrt(magnitudes[bin]);
            }
        }
        chroma.add(row);
    }

    private static boolean isPeak(double[] magnitudes, int bin) {
        return magnitudes[bin] >= magnitudes[bin - 1] && magnitudes[bin] >= magnitudes[bin + 1];
    }

    private static int[] pitchClasses() {
        int[] classes = new int[CHROMA_WINDOW / 2 + 1];
        for (int bin = 0; bin < classes.length; bin++) {
            double hertz = bin * (double) SongCurves.SAMPLE_RATE / DECIMATION / CHROMA_WINDOW;
            boolean used = hertz >= LOWEST_PITCH && hertz <= HIGHEST_PITCH;
            classes[bin] = used ? Math.floorMod(Math.round(69 + 12 * Math.log(hertz / 440) / Math.log(2)), 12) : -1;
        }
        return classes;
    }
}
