package io.serenade.rendering.ffmpeg;

/** Which part of a picture is kept if its aspect ratio differs from the film's. */
public enum Framing {
    CENTRE(0.5, 0.5),
    LEFT(0, 0.5),
    RIGHT(1, 0.5),
    TOP(0.5, 0),
    BOTTOM(0.5, 1);

    private final double x;
    private final double y;

    Framing(double x, double y) {
        this.x = x;
        this.y = y;
    }

    /** Horizontal position of the part that is kept: 0 at the left, 1 at the right. */
    double x(boolean mirrored) {
        return mirrored ? 1 - x : x;
    }

    /** The same from top to bottom. */
    double y() {
        return y;
    }
}
