package io.serenade.detector;

/** Finds animals in square pictures of one size. Several threads may use it at a time. */
interface Network extends AutoCloseable {
    /** The edge length of its pictures in pixels. */
    int side();

    /** @param pixels {@code side × side} of 0xRRGGBB, row by row */
    Detection detect(int[] pixels);

    @Override
    void close();
}
