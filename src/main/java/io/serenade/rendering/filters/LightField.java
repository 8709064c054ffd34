package io.serenade.rendering.filters;

import java.util.Arrays;

/**
 * Soft light over a frame: its strength on a grid of one point for four pixels in both directions, smooth between them.
 */
final class LightField {
    private static final int CELL = 4;

    private final Ramp ramp;
    private final int width;
    private final int height;
    private final int[] strengths;
    private final int[] line;
    private final int[] row;

    LightField(int frameWidth, int frameHeight, Ramp ramp) {
        this.ramp = ramp;
        this.width = (frameWidth + CELL - 1) / CELL;
        this.height = (frameHeight + CELL - 1) / CELL;
        this.strengths = new int[width * height];
        this.line = new int[width + 2];
        this.row = new int[width * CELL];
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Strengths from 0 to 255, row by row, to be written before each {@link #lay}. */
    int[] strengths() {
        return strengths;
    }

    void lay(Planes frame) {
        for (int y = 0; y < frame.height(); y++) {
            if (isLit(y)) {
                interpolate(y);
                layLuma(frame, y);
                if (y % 2 == 0) {
                    layChroma(frame, y / 2);
                }
            }
        }
    }

    private boolean isLit(int y) {
        int above = rowAbove(y);
        int from = Math.max(0, above) * width;
        int to = Math.min(height, above + 2) * width;
        return Arrays.stream(strengths, from, to).anyMatch(strength -> strength > 0);
    }

    /** The grid's points lie in the middles of its cells. */
    private static int rowAbove(int y) {
        return Math.floorDiv(2 * y + 1 - CELL, 2 * CELL);
    }

    private void interpolate(int y) {
        int above = rowAbove(y);
        int weight = 2 * y + 1 - CELL - 2 * CELL * above;
        int upper = Math.max(0, above) * width;
        int lower = Math.min(height - 1, above + 1) * width;
        for (int x = 0; x < width; x++) {
            line[x + 1] = strengths[upper + x] * (2 * CELL - weight) + strengths[lower + x] * weight;
        }
        line[0] = line[1];
        line[width + 1] = line[width];
        for (int x = 0; x < width; x++) {
            int before = line[x];
            int here = line[x + 1];
            int after = line[x + 2];
            row[CELL * x] = 3 * before + 5 * here >> 6;
            row[CELL * x + 1] = before + 7 * here >> 6;
            row[CELL * x + 2] = 7 * here + after >> 6;
            row[CELL * x + 3] = 5 * here + 3 * after >> 6;
        }
    }

    private void layLuma(Planes frame, int y) {
        byte[] bytes = frame.bytes();
        int start = y * frame.width();
        for (int x = 0; x < frame.width(); x++) {
            int strength = row[x];
            if (strength > 0) {
                bytes[start + x] = Planes.over(bytes[start + x], ramp.luma[strength], ramp.alpha[strength]);
            }
        }
    }

    private void layChroma(Planes frame, int y) {
        byte[] bytes = frame.bytes();
        int half = frame.width() / 2;
        int blue = frame.blueStart() + y * half;
        int red = frame.redStart() + y * half;
        for (int x = 0; x < half; x++) {
            int strength = row[2 * x];
            if (strength > 0) {
                int alpha = ramp.alpha[strength];
                bytes[blue + x] = Planes.over(bytes[blue + x], ramp.blueness[strength], alpha);
                bytes[red + x] = Planes.over(bytes[red + x], ramp.redness[strength], alpha);
            }
        }
    }
}
