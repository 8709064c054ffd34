package io.serenade.musicvideo.analysis;

import io.serenade.rendering.rhythm.Fft;

/** Reduces the sample rate: keeps every n-th sample, after a low-pass filter that prevents aliasing. */
final class Decimator {
    private static final int TAPS_PER_STEP = 8;

    private final int step;
    private final double[] taps;
    private final double[] recent;
    private int at;
    private double value;

    Decimator(int step) {
        this.step = step;
        taps = new double[TAPS_PER_STEP * step];
        recent = new double[taps.length];
        double[] window = Fft.hann(taps.length);
        double sum = 0;
        for (int i = 0; i < taps.length; i++) {
            double x = Math.PI * (i - taps.length / 2.0) / step;
            taps[i] = window[i] * (x == 0 ? 1 : Math.sin(x) / x);
            sum += taps[i];
        }
        for (int i = 0; i < taps.length; i++) {
            taps[i] /= sum;
        }
    }

    /** Takes a sample. @return whether {@link #value} holds a new one, which is delayed by some tens of samples */
    boolean accept(double sample) {
        recent[at % recent.length] = sample;
        at++;
        if (at % step != 0) {
            return false;
        }
        value = 0;
        for (int i = 0; i < taps.length; i++) {
            value += taps[i] * recent[(at + i) % recent.length];
        }
        return true;
    }

    double value() {
        return value;
    }
}
