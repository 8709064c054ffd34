package io.serenade.detector;

/** Looks at square pictures of one size. May be used by several threads at a time. */
interface Network extends AutoCloseable {
    /** The edge of its pictures in pixels. */
    int side();

    /** @param pixels {@code side × side} of 0xRRGGBB, row by row */
    Look look(int[] pixels);

    @Override
    void close();
}
