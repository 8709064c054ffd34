package io.serenade.rendering.sound;

import java.util.function.DoubleConsumer;

/**
 * Turns samples of 16 bits and two channels, low byte first, into the means of both channels, from -1 to 1. The bytes may
 * be cut anywhere.
 */
public final class PcmMeans {
    private static final int FRAME_BYTES = 4;
    private static final double FULL_SCALE = 32_768;

    private final DoubleConsumer taker;
    private final byte[] carry = new byte[FRAME_BYTES];
    private int carried;

    public PcmMeans(DoubleConsumer taker) {
        this.taker = taker;
    }

    public void accept(byte[] pcm, int count) {
        int at = 0;
        while (carried > 0 && at < count) {
            carry[carried++] = pcm[at++];
            if (carried == FRAME_BYTES) {
                taker.accept(mean(carry, 0));
                carried = 0;
            }
        }
        for (; at + FRAME_BYTES <= count; at += FRAME_BYTES) {
            taker.accept(mean(pcm, at));
        }
        while (at < count) {
            carry[carried++] = pcm[at++];
        }
    }

    private static double mean(byte[] pcm, int at) {
        int left = (pcm[at] & 0xFF) | pcm[at + 1] << 8;
        int right = (pcm[at + 2] & 0xFF) | pcm[at + 3] << 8;
        return (left + right) / (2 * FULL_SCALE);
    }
}
