package io.serenade.sandbox.music;

import java.io.IOException;
import java.io.OutputStream;

/** A finished recording: {@value #SAMPLE_RATE} Hz, two channels, samples from -1 to 1. */
public final class PcmSong {
    public static final int SAMPLE_RATE = 44_100;
    public static final int CHANNELS = 2;
    private static final int FRAMES_AT_ONCE = 8_192;

    private final float[] left;
    private final float[] right;

    PcmSong(float[] left, float[] right) {
        this.left = left;
        this.right = right;
    }

    public int frames() {
        return left.length;
    }

    /** Writes signed 16-bit samples, low byte first, left and right in turn. */
    public void writeTo(OutputStream out) throws IOException {
        byte[] bytes = new byte[FRAMES_AT_ONCE * CHANNELS * 2];
        for (int start = 0; start < left.length; start += FRAMES_AT_ONCE) {
            int end = Math.min(left.length, start + FRAMES_AT_ONCE);
            int at = 0;
            for (int i = start; i < end; i++) {
                at = put(bytes, at, left[i]);
                at = put(bytes, at, right[i]);
            }
            out.write(bytes, 0, at);
        }
    }

    private static int put(byte[] bytes, int at, float sample) {
        int value = Math.round(Math.max(-1, Math.min(1, sample)) * Short.MAX_VALUE);
        bytes[at] = (byte) value;
        bytes[at + 1] = (byte) (value >> 8);
        return at + 2;
    }
}
