package io.serenade.rendering.rhythm;

import java.util.Arrays;

/** A growing list of numbers, one per frame, without boxing. */
public final class Curve {
    private float[] values = new float[1024];
    private int size;

    public void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = (float) value;
    }

    int size() {
        return size;
    }

    public float[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
