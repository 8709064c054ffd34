package io.serenade.rendering.sound;

/**
 * Turns samples of 16 bits and two channels, low byte first, into blocks of both channels, from -1 to 1. The bytes may be
 * cut anywhere.
 */
final class PcmFrames {
    static final int BYTES = 4;
    private static final float FULL_SCALE = 32_768;

    private final Taker taker;
    private final byte[] carry = new byte[BYTES];
    private int carried;
    private float[] left = new float[0];
    private float[] right = new float[0];

    /** Takes blocks; the arrays are used again for the next one. */
    interface Taker {
        void take(float[] left, float[] right, int count);
    }

    PcmFrames(Taker taker) {
        this.taker = taker;
    }

    void accept(byte[] pcm, int bytes) {
        int room = (carried + bytes) / BYTES;
        if (room > left.length) {
            left = new float[room];
            right = new float[room];
        }
        int count = 0;
        int at = 0;
        while (carried > 0 && at < bytes) {
            carry[carried++] = pcm[at++];
            if (carried == BYTES) {
                put(count++, carry, 0);
                carried = 0;
            }
        }
        for (; at + BYTES <= bytes; at += BYTES) {
            put(count++, pcm, at);
        }
        while (at < bytes) {
            carry[carried++] = pcm[at++];
        }
        if (count > 0) {
            taker.take(left, right, count);
        }
    }

    private void put(int frame, byte[] pcm, int at) {
        left[frame] = ((pcm[at] & 0xFF) | pcm[at + 1] << 8) / FULL_SCALE;
        right[frame] = ((pcm[at + 2] & 0xFF) | pcm[at + 3] << 8) / FULL_SCALE;
    }
}
