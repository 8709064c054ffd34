package io.serenade.musicvideo.analysis;

import io.serenade.rendering.rhythm.Curve;

/**
 * Stores the sound of a song in the form on which beat networks are trained (Foscarin and others, "Beat This!", ISMIR
 * 2024): 50 frames a second of 128 mel bands from 30 to 11,000 Hz, out of 1024 samples at 22.05 kHz each, on a
 * logarithmic scale.
 */
final class MelReader {
    static final int BANDS = 128;
    static final int RATE = 50;

    private static final int DECIMATION = 2;
    private static final int WINDOW = 1024;
    private static final double BIN_HERTZ = (double) SongCurves.SAMPLE_RATE / DECIMATION / WINDOW;
    private static final double LOWEST = 30;
    private static final double HIGHEST = 11_000;
    private static final double LOUDNESS = 1_000 / Math.sqrt(WINDOW);

    /** The mel scale of Slaney's Auditory Toolbox: even up to 1,000 Hz, then in equal steps of pitch. */
    private static final double LINEAR_STEP = 200.0 / 3;

    private static final double LINEAR_UP_TO = 1_000;
    private static final double PITCH_STEP = Math.log(6.4) / 27;

    private final Decimator decimator = new Decimator(DECIMATION);
    private final FrameSpectra frames =
            new FrameSpectra(WINDOW, SongCurves.SAMPLE_RATE / DECIMATION / RATE, this::takeFrame);
    private final int[] starts = new int[BANDS];
    private final double[][] weights = new double[BANDS][];
    private final Curve values = new Curve();

    MelReader() {
        double from = mel(LOWEST);
        double step = (mel(HIGHEST) - from) / (BANDS + 1);
        for (int band = 0; band < BANDS; band++) {
            double low = hertz(from + band * step);
            double centre = hertz(from + (band + 1) * step);
            double high = hertz(from + (band + 2) * step);
            starts[band] = (int) Math.ceil(low / BIN_HERTZ);
            weights[band] = new double[Math.max(0, (int) Math.ceil(high / BIN_HERTZ) - starts[band])];
            for (int i = 0; i < weights[band].length; i++) {
                double at = (starts[band] + i) * BIN_HERTZ;
                weights[band][i] = Math.max(0, Math.min((at - low) / (centre - low), (high - at) / (high - centre)));
            }
        }
    }

    private static double mel(double hertz) {
        return hertz < LINEAR_UP_TO
                ? hertz / LINEAR_STEP
                : LINEAR_UP_TO / LINEAR_STEP + Math.log(hertz / LINEAR_UP_TO) / PITCH_STEP;
    }

    private static double hertz(double mel) {
        double knee = LINEAR_UP_TO / LINEAR_STEP;
        return mel < knee ? mel * LINEAR_STEP : LINEAR_UP_TO * Math.exp((mel - knee) * PITCH_STEP);
    }

    /** Takes the next sample at 44.1 kHz, from -1 to 1. */
    void accept(double sample) {
        if (decimator.accept(sample)) {
            frames.accept(decimator.value());
        }
    }

    /** @return {@value #BANDS} values a frame */
    float[] finish() {
        frames.finish();
        return values.toArray();
    }

    private void takeFrame(double[] magnitudes) {
        for (int band = 0; band < BANDS; band++) {
            double sum = 0;
            for (int i = 0; i < weights[band].length; i++) {
                sum += magnitudes[starts[band] + i] * weights[band][i];
            }
            values.add(Math.log1p(LOUDNESS * sum));
        }
    }
}
