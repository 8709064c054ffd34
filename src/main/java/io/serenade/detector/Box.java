package io.serenade.detector;

/** Where something is in a picture, in fractions of its width and height from the upper left corner. */
public record Box(double left, double top, double width, double height) {

    static Box between(double left, double top, double right, double bottom) {
        double l = inside(left);
        double t = inside(top);
        return new Box(l, t, Math.max(0, inside(right) - l), Math.max(0, inside(bottom) - t));
    }

    private static double inside(double fraction) {
        return Math.max(0, Math.min(1, fraction));
    }
}
