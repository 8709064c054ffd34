package io.serenade.musicvideo.analysis;

import java.util.Arrays;

/** A growing row of numbers, one a frame, without boxes. */
final class Curve {
    private float[] values = new float[1024];
    private int size;

    void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = (float) value;
    }

    float[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
