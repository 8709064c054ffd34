package io.serenade.musicvideo.film;

import java.util.Arrays;
import java.util.Optional;

/** The shape of a film's pictures. */
public enum FilmShape {
    WIDE("16:9", 1024, 576),
    TALL("9:16", 576, 1024),
    SQUARE("1:1", 768, 768);

    private final String ratio;
    private final int width;
    private final int height;

    FilmShape(String ratio, int width, int height) {
        this.ratio = ratio;
        this.width = width;
        this.height = height;
    }

    /** The shape with this ratio; empty if there is none. */
    public static Optional<FilmShape> find(String ratio) {
        return Arrays.stream(values())
                .filter(shape -> shape.ratio.equals(ratio))
                .findFirst();
    }

    /** The ratio, as callers write it, such as {@code 16:9}. */
    public String ratio() {
        return ratio;
    }

    /** Whether cutting a picture of that shape to this one removes width rather than height. */
    public boolean isNarrowerThan(FilmShape other) {
        return width * other.height < other.width * height;
    }

    /** Of the pictures that clips begin with, in pixels. */
    public int width() {
        return width;
    }

    public int height() {
        return height;
    }
}
