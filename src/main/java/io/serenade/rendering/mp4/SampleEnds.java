package io.serenade.rendering.mp4;

import java.util.Arrays;

/** Growing list of the positions at which samples end, starting with 0. */
final class SampleEnds {
    private int[] positions = new int[1024];
    private int length = 1;

    void add(int[] sizes) {
        if (length + sizes.length > positions.length) {
            positions = Arrays.copyOf(positions, 2 * (length + sizes.length));
        }
        for (int size : sizes) {
            positions[length] = Math.addExact(positions[length - 1], size);
            length++;
        }
    }

    int[] toArray() {
        return Arrays.copyOf(positions, length);
    }
}
