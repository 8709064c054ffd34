package io.serenade.sandbox.music;

import java.util.function.IntToDoubleFunction;

/** Tables of single periods. Built with {@link StrictMath}, so that they are the same on every machine. */
final class Waves {
    static final int SIZE = 2048;
    private static final double HIGHEST_HERTZ = 15_000;
    private static final float[] SINE = new float[SIZE + 1];

    static {
        for (int i = 0; i <= SIZE; i++) {
            SINE[i] = (float) StrictMath.sin(2 * Math.PI * i / SIZE);
        }
    }

    private Waves() {}

    /** The sine of a phase counted in whole turns. */
    static float sine(double turns) {
        return read(SINE, turns);
    }

    /** A table at a phase counted in whole turns, which must not be negative. */
    static float read(float[] table, double turns) {
        double position = (turns - (long) turns) * SIZE;
        int index = (int) position;
        float fraction = (float) (position - index);
        return table[index] + fraction * (table[index + 1] - table[index]);
    }

    /** One period of the harmonics whose strength the spectrum gives, without those too high to be heard cleanly. */
    static float[] period(double hertz, int harmonics, IntToDoubleFunction spectrum) {
        float[] table = new float[SIZE + 1];
        double power = 0;
        for (int harmonic = 1; harmonic <= harmonics && harmonic * hertz < HIGHEST_HERTZ; harmonic++) {
            float strength = (float) spectrum.applyAsDouble(harmonic);
            power += strength * strength;
            for (int i = 0; i < SIZE; i++) {
                table[i] += strength * SINE[(i * harmonic) % SIZE];
            }
        }
        float scale = (float) (1 / Math.sqrt(Math.max(power, 1e-9)));
        for (int i = 0; i < SIZE; i++) {
            table[i] *= scale;
        }
        table[SIZE] = table[0];
        return table;
    }

    /** Squeezes a signal softly between -1 and 1. */
    static float saturate(float x) {
        float limited = Math.max(-3, Math.min(3, x));
        float square = limited * limited;
        return limited * (27 + square) / (27 + 9 * square);
    }
}
