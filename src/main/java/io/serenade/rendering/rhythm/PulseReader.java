package io.serenade.rendering.rhythm;

import io.serenade.rendering.sound.PcmMeans;
import java.util.Arrays;
import java.util.Optional;

/**
 * Tracks the beat of a song while its samples pass by, from the rise of energy in three bands, a hundred times a
 * second. It takes about twenty milliseconds for a song of two minutes, so it can run next to an encoder.
 */
public final class PulseReader {
    /**
     * How clearly a song must repeat itself, and how many of its beats must be as far apart as most. Songs with drums have
     * 0.3 and more, and nearly all beats; noise, speech and single notes at most 0.2, and two thirds.
     */
    static final double LEAST_SALIENCE = 0.27;

    private static final double LEAST_STEADY = 0.9;
    private static final double STEADY = 0.04;

    private static final int SAMPLE_RATE = 44_100;
    private static final int HALF_RATE = SAMPLE_RATE / 2;
    /** Shorter beats are counted in pairs: trackers may take eighths for beats, and light should not flicker. */
    private static final double FASTEST = 60 / 136.0;

    /** Decibels by which a held tone rises and falls in windows that do not fit its waves. */
    private static final float RIPPLE = 1.5f;

    private static final int FEWEST_BEATS = 8;

    private static final double BASS = share(150);
    private static final double BRIGHT = share(2_500);

    private final Curve low = new Curve();
    private final Curve middle = new Curve();
    private final Curve high = new Curve();
    private final PcmMeans means = new PcmMeans(this::accept);
    private double other;
    private boolean halved;
    private double bass;
    private double deepBass;
    private double dark;
    private double lowSum;
    private double middleSum;
    private double highSum;
    private int summed;

    private static double share(double hertz) {
        return 1 - Math.exp(-2 * Math.PI * hertz / HALF_RATE);
    }

    /** Takes samples at 44.1 kHz: 16 bits, two channels, low byte first, cut anywhere. */
    public void accept(byte[] pcm, int count) {
        means.accept(pcm, count);
    }

    /** Two samples are one: frequencies above 11 kHz add nothing about the beat. */
    private void accept(double sample) {
        if (halved) {
            follow((sample + other) / 2);
        }
        other = sample;
        halved = !halved;
    }

    private void follow(double sample) {
        bass += BASS * (sample - bass);
        deepBass += BASS * (bass - deepBass);
        dark += BRIGHT * (sample - dark);
        double mid = dark - deepBass;
        double bright = sample - dark;
        lowSum += deepBass * deepBass;
        middleSum += mid * mid;
        highSum += bright * bright;
        summed++;
        if (summed == samplesOfValue()) {
            low.add(loudness(lowSum));
            middle.add(loudness(middleSum));
            high.add(loudness(highSum));
            lowSum = 0;
            middleSum = 0;
            highSum = 0;
            summed = 0;
        }
    }

    /** 220 and 221 in turn, since a hundredth of a second has 220.5 of them. */
    private int samplesOfValue() {
        return HALF_RATE / Curves.RATE + low.size() % 2;
    }

    private static double loudness(double sum) {
        return 10 * Math.log10(sum * Curves.RATE / HALF_RATE + 1e-6);
    }

    /** Seconds between two beats of what was heard so far; empty if nothing repeats clearly. */
    public Optional<Double> period() {
        double[] curve = curve();
        if (curve.length < FEWEST_BEATS * Curves.RATE) {
            return Optional.empty();
        }
        TempoTracker tempo = new TempoTracker(curve);
        int[] path = BeatPath.find(curve, tempo.track());
        if (path.length < FEWEST_BEATS || tempo.salience() < LEAST_SALIENCE) {
            return Optional.empty();
        }
        double[] gaps = Curves.gaps(places(path));
        double gap = Curves.median(gaps);
        double[] steady = Arrays.stream(gaps)
                .filter(step -> Math.abs(step - gap) <= STEADY * gap + 1)
                .toArray();
        if (steady.length < LEAST_STEADY * gaps.length) {
            return Optional.empty();
        }
        // Their mean is finer than the curve's own steps.
        double period = Arrays.stream(steady).average().orElse(gap) / Curves.RATE;
        return Optional.of(period < FASTEST ? 2 * period : period);
    }

    /**
     * The times of all beats that were heard, in seconds, ascending.
     *
     * @param period about how far they are from each other, in seconds
     */
    public double[] beats(double period) {
        double[] curve = curve();
        double[] periods = new double[curve.length];
        Arrays.fill(periods, period * Curves.RATE);
        return Arrays.stream(places(BeatPath.find(curve, periods)))
                .map(place -> place / Curves.RATE)
                .toArray();
    }

    private static double[] places(int[] path) {
        return Arrays.stream(path).asDoubleStream().toArray();
    }

    private double[] curve() {
        float[] rise = Curves.rise(low.toArray(), middle.toArray(), high.toArray());
        for (int i = 0; i < rise.length; i++) {
            rise[i] = Math.max(0, rise[i] - RIPPLE);
        }
        return Curves.levelled(rise);
    }
}
