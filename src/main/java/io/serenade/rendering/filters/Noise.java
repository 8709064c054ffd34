package io.serenade.rendering.filters;

import java.util.SplittableRandom;

/** Smooth noise that repeats every 64 steps in both directions; always the same. */
final class Noise {
    private static final int PERIOD = 64;

    private final float[] values = new float[PERIOD * PERIOD];

    Noise(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble();
        }
    }

    /** From 0 to 1. */
    float at(float x, float y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        float across = smooth(x - left);
        float down = smooth(y - top);
        float upper = between(value(left, top), value(left + 1, top), across);
        float lower = between(value(left, top + 1), value(left + 1, top + 1), across);
        return between(upper, lower, down);
    }

    private float value(int x, int y) {
        return values[(y & PERIOD - 1) * PERIOD + (x & PERIOD - 1)];
    }

    private static float smooth(float share) {
        return share * share * (3 - 2 * share);
    }

    private static float between(float from, float to, float share) {
        return from + (to - from) * share;
    }
}
