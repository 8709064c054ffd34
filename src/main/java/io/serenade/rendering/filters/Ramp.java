package io.serenade.rendering.filters;

import io.serenade.rendering.image.pixels.Yuv;

/** The colour and density of light for each of its strengths from 0 to 255. */
final class Ramp {
    private static final int LEVELS = 256;

    final int[] alpha = new int[LEVELS];
    final int[] luma = new int[LEVELS];
    final int[] blueness = new int[LEVELS];
    final int[] redness = new int[LEVELS];

    /** A strength and how it looks. @param argb not premultiplied */
    record Stop(int strength, int argb) {}

    /** @param stops in their order, from 0 to 255 */
    Ramp(Stop... stops) {
        for (int i = 1; i < stops.length; i++) {
            Stop from = stops[i - 1];
            Stop to = stops[i];
            for (int strength = from.strength(); strength <= to.strength(); strength++) {
                float share = (strength - from.strength()) / (float) (to.strength() - from.strength());
                set(strength, from.argb(), to.argb(), share);
            }
        }
    }

    private void set(int strength, int from, int to, float share) {
        float red = between(from >> 16, to >> 16, share);
        float green = between(from >> 8, to >> 8, share);
        float blue = between(from, to, share);
        alpha[strength] = Math.round(between(from >>> 24, to >>> 24, share) * LEVELS / 255);
        luma[strength] = Math.round(Yuv.BLACK + Yuv.luma(red, green, blue));
        blueness[strength] = Math.round(Yuv.GREY + Yuv.blueness(red, green, blue));
        redness[strength] = Math.round(Yuv.GREY + Yuv.redness(red, green, blue));
    }

    private static float between(int from, int to, float share) {
        return (from & 0xFF) + ((to & 0xFF) - (from & 0xFF)) * share;
    }
}
