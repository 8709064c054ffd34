package io.serenade.rendering.record;

/**
 * The square of the picture that the record turns in, with even corners, as planes of half the size need them.
 *
 * @param left column of its left edge
 * @param top row of its upper edge
 * @param edge its width and height
 */
record RecordArea(int left, int top, int edge) {

    static RecordArea of(RecordVideoSettings settings) {
        int size = settings.recordPixels();
        int width = edge(settings.recordLeft(), size);
        int height = edge(settings.recordTop(), size);
        int edge = Math.max(width, height);
        // A record at the edge of the picture leaves no room on that side, so the other side gets it.
        int most = settings.resolution() - edge;
        return new RecordArea(
                Math.min(settings.recordLeft() & ~1, most), Math.min(settings.recordTop() & ~1, most), edge);
    }

    /** From the even position before the first pixel to the even one after the last. */
    private static int edge(int first, int size) {
        return (first + size + 1 & ~1) - (first & ~1);
    }
}
