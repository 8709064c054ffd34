package io.serenade.rendering.sound;

import io.serenade.rendering.ffmpeg.Arguments;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Turns a song up or down and holds its peaks below a ceiling, those between samples too. It looks ahead, so that the
 * gain is reduced before a peak comes and nothing clicks, and recovers slowly after it. The length stays the same.
 */
final class Limiter {
    private static final int RING = 512;
    private static final int MASK = RING - 1;
    /** Samples during which the gain comes down: 5 ms. */
    private static final int LOOKAHEAD = 220;

    private static final double RECOVERY_SECONDS = 0.12;
    private static final float RECOVERY = (float) (1 / (RECOVERY_SECONDS * Arguments.SAMPLE_RATE));
    private static final float[] SLOPE = slope();
    /** Between two samples that are lower than this share of the ceiling, music does not exceed the ceiling. */
    private static final float NEAR = 0.5f;

    private static final int HIGHEST = Short.MAX_VALUE;

    private final float gain;
    private final float ceiling;
    private final PcmFrames frames = new PcmFrames(this::take);
    private final float[] left = new float[RING];
    private final float[] right = new float[RING];
    private final float[] gains = new float[RING];
    private byte[] done = new byte[0];
    private int ready;
    private long taken;
    private boolean touched;

    /** @param ceiling highest peak, where 1 is full scale */
    Limiter(double gain, double ceiling) {
        this.gain = (float) gain;
        this.ceiling = (float) ceiling;
        Arrays.fill(gains, 1);
    }

    private static float[] slope() {
        float[] slope = new float[LOOKAHEAD + 1];
        for (int i = 0; i < slope.length; i++) {
            slope[i] = (float) (0.5 - 0.5 * Math.cos(Math.PI * i / LOOKAHEAD));
        }
        return slope;
    }

    /** Whether any peak had to be held down. */
    boolean isTouched() {
        return touched;
    }

    void accept(byte[] pcm, int count, OutputStream to) throws IOException {
        frames.accept(pcm, count);
        flush(to);
    }

    /** Looks at the peaks only. */
    void judge(byte[] pcm, int count) {
        frames.accept(pcm, count);
        ready = 0;
    }

    /** Writes what is still held back. */
    void finish(OutputStream to) throws IOException {
        int held = LOOKAHEAD + TruePeak.AHEAD;
        take(new float[held], new float[held], held);
        flush(to);
    }

    private void flush(OutputStream to) throws IOException {
        to.write(done, 0, ready);
        ready = 0;
    }

    private void take(float[] leftEar, float[] rightEar, int count) {
        if (ready + count * PcmFrames.BYTES > done.length) {
            done = Arrays.copyOf(done, ready + count * PcmFrames.BYTES);
        }
        for (int i = 0; i < count; i++) {
            int at = (int) taken & MASK;
            left[at] = leftEar[i] * gain;
            right[at] = rightEar[i] * gain;
            taken++;
            if (taken > TruePeak.AHEAD) {
                judge((int) (taken - 1 - TruePeak.AHEAD) & MASK);
            }
            if (taken > TruePeak.AHEAD + LOOKAHEAD) {
                put((int) (taken - 1 - TruePeak.AHEAD - LOOKAHEAD) & MASK);
            }
        }
    }

    private void judge(int at) {
        float before = gains[at - 1 & MASK];
        gains[at] = before + (1 - before) * RECOVERY;
        float here = Math.max(Math.abs(left[at]), Math.abs(right[at]));
        int next = at + 1 & MASK;
        float near = Math.max(here, Math.max(Math.abs(left[next]), Math.abs(right[next])));
        if (near > NEAR * ceiling) {
            float between = Math.max(TruePeak.behind(at, left, MASK), TruePeak.behind(at, right, MASK));
            hold(at, Math.max(here, between));
        }
    }

    private void hold(int at, float peak) {
        if (peak * gains[at] <= ceiling) {
            return;
        }
        touched = true;
        float needed = ceiling / peak;
        for (int i = 0; i <= LOOKAHEAD; i++) {
            int earlier = at - i & MASK;
            gains[earlier] = Math.min(gains[earlier], needed + (1 - needed) * SLOPE[i]);
        }
    }

    private void put(int at) {
        put(left[at] * gains[at]);
        put(right[at] * gains[at]);
    }

    private void put(float sample) {
        int value = Math.max(-HIGHEST - 1, Math.min(HIGHEST, Math.round(sample * (HIGHEST + 1))));
        done[ready++] = (byte) value;
        done[ready++] = (byte) (value >> 8);
    }
}
