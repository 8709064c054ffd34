package io.serenade.rendering.film;

/** Size of a film in pixels, both even. */
public record FilmFormat(int width, int height) {
    public static final FilmFormat WIDE = new FilmFormat(1920, 1080);
    public static final FilmFormat TALL = new FilmFormat(1080, 1920);
    public static final FilmFormat SQUARE = new FilmFormat(1080, 1080);

    private static final int SMALLEST = 32;
    private static final int LARGEST = 1920;

    public FilmFormat {
        if (width % 2 != 0
                || height % 2 != 0
                || Math.min(width, height) < SMALLEST
                || Math.max(width, height) > LARGEST) {
            throw new IllegalArgumentException("a film cannot have " + width + "×" + height + " pixels");
        }
    }

    /** The same shape with a third of each edge, for a preview. */
    public FilmFormat preview() {
        return new FilmFormat(width / 6 * 2, height / 6 * 2);
    }
}
