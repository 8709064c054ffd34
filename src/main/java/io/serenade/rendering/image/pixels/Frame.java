package io.serenade.rendering.image.pixels;

/** One square video frame in I420: a plane of luma, then two half-size planes of chroma. */
public final class Frame {
    private final int edge;
    private final byte[] bytes;

    public Frame(int edge) {
        this(edge, new byte[edge * edge * 3 / 2]);
    }

    private Frame(int edge, byte[] bytes) {
        this.edge = edge;
        this.bytes = bytes;
    }

    public Frame copy() {
        return new Frame(edge, bytes.clone());
    }

    public void copyFrom(Frame other) {
        System.arraycopy(other.bytes, 0, bytes, 0, bytes.length);
    }

    /** Rows of another frame of the same size; both bounds even. */
    public void copyRows(Frame other, int top, int bottom) {
        System.arraycopy(other.bytes, top * edge, bytes, top * edge, (bottom - top) * edge);
        int half = edge / 2;
        int count = (bottom - top) / 2 * half;
        for (int plane : new int[] {blueStart(), redStart()}) {
            System.arraycopy(other.bytes, plane + top / 2 * half, bytes, plane + top / 2 * half, count);
        }
    }

    /** A smaller frame in its place; both bounds even. */
    public void lay(Frame part, int left, int top) {
        int width = part.edge;
        for (int y = 0; y < width; y++) {
            System.arraycopy(part.bytes, y * width, bytes, (top + y) * edge + left, width);
        }
        int half = edge / 2;
        for (int y = 0; y < width / 2; y++) {
            int to = (top / 2 + y) * half + left / 2;
            System.arraycopy(part.bytes, part.blueStart() + y * width / 2, bytes, blueStart() + to, width / 2);
            System.arraycopy(part.bytes, part.redStart() + y * width / 2, bytes, redStart() + to, width / 2);
        }
    }

    /** Blends this frame with another of the same size. @param share of the other, from 0 to 256 */
    public void fadeTo(Frame other, int share) {
        for (int at = 0; at < bytes.length; at++) {
            int from = bytes[at] & 255;
            bytes[at] = (byte) (from + (((other.bytes[at] & 255) - from) * share + 128 >> 8));
        }
    }

    public int edge() {
        return edge;
    }

    public byte[] bytes() {
        return bytes;
    }

    public int blueStart() {
        return edge * edge;
    }

    public int redStart() {
        return edge * edge * 5 / 4;
    }

    /** Draws opaque pixels; all of left, top, width and height even. */
    public void draw(Pixels pixels, int left, int top) {
        for (int y = 0; y < pixels.height(); y++) {
            for (int x = 0; x < pixels.width(); x++) {
                int at = pixels.index(x, y);
                float[] v = pixels.values();
                bytes[(top + y) * edge + left + x] =
                        (byte) Pixels.level(Yuv.BLACK + Yuv.luma(v[at], v[at + 1], v[at + 2]));
            }
        }
        drawChroma(pixels, left / 2, top / 2);
    }

    private void drawChroma(Pixels pixels, int left, int top) {
        float[] v = pixels.values();
        int below = pixels.width() * Pixels.CHANNELS;
        int half = edge / 2;
        for (int y = 0; y < pixels.height() / 2; y++) {
            for (int x = 0; x < pixels.width() / 2; x++) {
                int at = pixels.index(2 * x, 2 * y);
                float red = (v[at] + v[at + 4] + v[at + below] + v[at + below + 4]) / 4;
                float green = (v[at + 1] + v[at + 5] + v[at + below + 1] + v[at + below + 5]) / 4;
                float blue = (v[at + 2] + v[at + 6] + v[at + below + 2] + v[at + below + 6]) / 4;
                int to = (top + y) * half + left + x;
                bytes[blueStart() + to] = (byte) Pixels.level(Yuv.GREY + Yuv.blueness(red, green, blue));
                bytes[redStart() + to] = (byte) Pixels.level(Yuv.GREY + Yuv.redness(red, green, blue));
            }
        }
    }
}
