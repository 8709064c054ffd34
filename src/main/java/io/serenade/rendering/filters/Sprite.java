package io.serenade.rendering.filters;

import io.serenade.rendering.image.pixels.Yuv;
import java.awt.image.BufferedImage;

/** A small picture with transparency, ready to be pressed on frames. */
final class Sprite {
    private static final int OPAQUE = 256;

    private final int width;
    private final int height;
    private final short[] alpha;
    private final short[] luma;
    private final short[] chromaAlpha;
    private final short[] blueness;
    private final short[] redness;

    private Sprite(int width, int height) {
        this.width = width;
        this.height = height;
        alpha = new short[width * height];
        luma = new short[width * height];
        chromaAlpha = new short[width * height / 4];
        blueness = new short[width * height / 4];
        redness = new short[width * height / 4];
    }

    /** @param picture an odd last row or column is left out */
    static Sprite of(BufferedImage picture) {
        Sprite stamp = new Sprite(picture.getWidth() & ~1, picture.getHeight() & ~1);
        int[] argb = picture.getRGB(0, 0, stamp.width, stamp.height, null, 0, stamp.width);
        for (int y = 0; y < stamp.height; y += 2) {
            for (int x = 0; x < stamp.width; x += 2) {
                stamp.take(argb, x, y);
            }
        }
        return stamp;
    }

    private void take(int[] argb, int left, int top) {
        float alphas = 0;
        float blues = 0;
        float reds = 0;
        for (int i = 0; i < 4; i++) {
            int at = (top + i / 2) * width + left + i % 2;
            float share = (argb[at] >>> 24) / 255f;
            int red = argb[at] >> 16 & 0xFF;
            int green = argb[at] >> 8 & 0xFF;
            int blue = argb[at] & 0xFF;
            alpha[at] = (short) Math.round(OPAQUE * share);
            luma[at] = (short) Math.round(OPAQUE * share * (Yuv.BLACK + Yuv.luma(red, green, blue)) / 2);
            alphas += share / 4;
            blues += share * (Yuv.GREY + Yuv.blueness(red, green, blue)) / 4;
            reds += share * (Yuv.GREY + Yuv.redness(red, green, blue)) / 4;
        }
        int at = top / 2 * (width / 2) + left / 2;
        chromaAlpha[at] = (short) Math.round(OPAQUE * alphas);
        blueness[at] = (short) Math.round(OPAQUE * blues / 2);
        redness[at] = (short) Math.round(OPAQUE * reds / 2);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    void press(Planes frame, int left, int top) {
        press(frame, left, top, OPAQUE);
    }

    /**
     * Presses it on a frame, as far as it lies inside.
     *
     * @param left odd places are moved by one to where a colour begins
     * @param strength from 0 (nothing) to 256
     */
    void press(Planes frame, int left, int top, int strength) {
        int evenLeft = left & ~1;
        int evenTop = top & ~1;
        press(frame.bytes(), 0, frame.width(), frame.height(), evenLeft, evenTop, luma, alpha, width, strength);
        int halfWidth = frame.width() / 2;
        int halfHeight = frame.height() / 2;
        int x = evenLeft / 2;
        int y = evenTop / 2;
        byte[] bytes = frame.bytes();
        press(bytes, frame.blueStart(), halfWidth, halfHeight, x, y, blueness, chromaAlpha, width / 2, strength);
        press(bytes, frame.redStart(), halfWidth, halfHeight, x, y, redness, chromaAlpha, width / 2, strength);
    }

    private static void press(
            byte[] plane,
            int start,
            int planeWidth,
            int planeHeight,
            int left,
            int top,
            short[] values,
            short[] alphas,
            int width,
            int strength) {
        int height = values.length / Math.max(1, width);
        int first = Math.max(0, -left);
        int last = Math.min(width, planeWidth - left);
        for (int y = Math.max(0, -top); y < Math.min(height, planeHeight - top); y++) {
            int to = start + (top + y) * planeWidth + left;
            int from = y * width;
            for (int x = first; x < last; x++) {
                int alpha = alphas[from + x];
                if (alpha != 0) {
                    int through = OPAQUE * OPAQUE - alpha * strength;
                    int level = (plane[to + x] & 0xFF) * through + 2 * values[from + x] * strength;
                    plane[to + x] = (byte) (level + (1 << 15) >> 16);
                }
            }
        }
    }
}
