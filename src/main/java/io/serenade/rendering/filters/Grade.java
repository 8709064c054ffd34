package io.serenade.rendering.filters;

import java.util.function.DoubleUnaryOperator;

/**
 * Grades the colours of the frame: a curve for brightness, colour shifts that depend on brightness, and darker corners.
 */
final class Grade implements Layer {
    private static final int LEVELS = 256;
    private static final int BLACK = 16;
    private static final int WHITE = 235;

    private final byte[] curve = new byte[LEVELS];
    private final int[] blueness = new int[LEVELS];
    private final int[] redness = new int[LEVELS];
    private final int saturation;
    private final double corners;
    private byte[] shade = new byte[0];

    /**
     * @param curve light before to light after, both from 0 to 1
     * @param saturation 1 leaves the colours as strong as they are
     * @param shifts of the colours
     * @param corners how much light the corners lose, from 0 to 1
     */
    Grade(DoubleUnaryOperator curve, double saturation, Shifts shifts, double corners) {
        for (int level = 0; level < LEVELS; level++) {
            double light = Math.max(0, Math.min(1, (level - BLACK) / (double) (WHITE - BLACK)));
            this.curve[level] = (byte) Math.round(BLACK + (WHITE - BLACK) * clamped(curve.applyAsDouble(light)));
            blueness[level] = (int) Math.round(shifts.darkBlue() + (shifts.brightBlue() - shifts.darkBlue()) * light);
            redness[level] = (int) Math.round(shifts.darkRed() + (shifts.brightRed() - shifts.darkRed()) * light);
        }
        this.saturation = (int) Math.round(LEVELS * saturation);
        this.corners = corners;
    }

    /** How far blueness and redness move in what is black and in what is white, in levels. */
    record Shifts(int darkBlue, int darkRed, int brightBlue, int brightRed) {}

    private static double clamped(double light) {
        return Math.max(0, Math.min(1, light));
    }

    @Override
    public void paint(Planes frame, double seconds) {
        colour(frame);
        if (corners == 0) {
            light(frame);
        } else {
            lightWithCorners(frame);
        }
    }

    /** Runs before the brightness is changed, because the shifts depend on the original brightness. */
    private void colour(Planes frame) {
        byte[] bytes = frame.bytes();
        int half = frame.width() / 2;
        for (int y = 0; y < frame.height() / 2; y++) {
            int luma = 2 * y * frame.width();
            int blue = frame.blueStart() + y * half;
            int red = frame.redStart() + y * half;
            for (int x = 0; x < half; x++) {
                int level = bytes[luma + 2 * x] & 0xFF;
                bytes[blue + x] = coloured(bytes[blue + x], blueness[level]);
                bytes[red + x] = coloured(bytes[red + x], redness[level]);
            }
        }
    }

    private byte coloured(byte chroma, int shift) {
        int value = 128 + (((chroma & 0xFF) - 128) * saturation >> 8) + shift;
        return (byte) Math.max(BLACK, Math.min(240, value));
    }

    private void light(Planes frame) {
        byte[] bytes = frame.bytes();
        for (int at = 0; at < frame.blueStart(); at++) {
            bytes[at] = curve[bytes[at] & 0xFF];
        }
    }

    private void lightWithCorners(Planes frame) {
        if (shade.length != frame.blueStart()) {
            shade = shadeOf(frame.width(), frame.height());
        }
        byte[] bytes = frame.bytes();
        for (int at = 0; at < frame.blueStart(); at++) {
            int level = curve[bytes[at] & 0xFF] & 0xFF;
            bytes[at] = (byte) (BLACK + ((level - BLACK) * (shade[at] & 0xFF) >> 8));
        }
    }

    private byte[] shadeOf(int width, int height) {
        byte[] shades = new byte[width * height];
        for (int y = 0; y < height; y++) {
            double down = (2.0 * y + 1) / height - 1;
            for (int x = 0; x < width; x++) {
                double across = (2.0 * x + 1) / width - 1;
                double far = Math.max(0, Math.min(1, (across * across + down * down - 0.35) / 1.65));
                shades[y * width + x] = (byte) Math.round(255 * (1 - corners * far * (2 - far)));
            }
        }
        return shades;
    }
}
