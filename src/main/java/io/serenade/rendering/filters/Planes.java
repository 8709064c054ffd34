package io.serenade.rendering.filters;

import io.serenade.rendering.ffmpeg.PictureShape;

/** A frame to paint on: luma, then both chromas with half the width and height. Sides are even. */
final class Planes {
    private final int width;
    private final int height;
    private final byte[] bytes;

    Planes(PictureShape shape, byte[] bytes) {
        this(shape.width(), shape.height(), bytes);
    }

    Planes(int width, int height, byte[] bytes) {
        this.width = width;
        this.height = height;
        this.bytes = bytes;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Luma from the first byte on; then the chromas. */
    byte[] bytes() {
        return bytes;
    }

    /** Where the plane of blueness begins. */
    int blueStart() {
        return width * height;
    }

    /** Where the plane of redness begins. */
    int redStart() {
        return width * height * 5 / 4;
    }

    /** Lays a value over another. @param alpha from 0 (nothing) to 256 */
    static byte over(byte below, int value, int alpha) {
        int level = below & 0xFF;
        return (byte) (level + ((value - level) * alpha >> 8));
    }
}
