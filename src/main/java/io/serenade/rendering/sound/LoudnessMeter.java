package io.serenade.rendering.sound;

import io.serenade.rendering.ffmpeg.Arguments;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Measures how loud people find a song, after ITU-R BS.1770: the weighted energy of both channels in overlapping blocks of
 * 400 ms, without those that are silent and those that are far softer than the rest. Listens to the samples as they pass by.
 */
public final class LoudnessMeter implements SongListener {
    private static final int STEP = Arguments.SAMPLE_RATE / 10;
    private static final int STEPS_OF_BLOCK = 4;
    private static final double OFFSET = -0.691;
    private static final double SILENT = -70;
    private static final double SOFTER = -10;
    private static final int FIRST_STEPS = 4_096;

    private PcmFrames frames = new PcmFrames(this::take);
    private KWeighting leftEar = new KWeighting();
    private KWeighting rightEar = new KWeighting();
    private double[] steps = new double[FIRST_STEPS];
    private int count;
    private int samples;
    private double energy;

    @Override
    public void begin() {
        frames = new PcmFrames(this::take);
        leftEar = new KWeighting();
        rightEar = new KWeighting();
        count = 0;
        samples = 0;
        energy = 0;
    }

    @Override
    public void hear(byte[] pcm, int bytes) {
        frames.accept(pcm, bytes);
    }

    private void take(float[] left, float[] right, int length) {
        int at = 0;
        while (at < length) {
            int end = Math.min(length, at + STEP - samples);
            energy += leftEar.energy(left, at, end) + rightEar.energy(right, at, end);
            samples += end - at;
            at = end;
            if (samples == STEP) {
                endStep();
            }
        }
    }

    private void endStep() {
        if (count == steps.length) {
            steps = Arrays.copyOf(steps, 2 * count);
        }
        steps[count++] = energy / STEP;
        energy = 0;
        samples = 0;
    }

    /** The loudness in LUFS; empty when nothing but silence was heard, or less than a block. */
    public OptionalDouble loudness() {
        OptionalDouble heard = meanAbove(SILENT);
        return heard.isEmpty() ? heard : meanAbove(Math.max(SILENT, heard.getAsDouble() + SOFTER));
    }

    private OptionalDouble meanAbove(double gate) {
        double sum = 0;
        int blocks = 0;
        for (int first = 0; first + STEPS_OF_BLOCK <= count; first++) {
            double power = (steps[first] + steps[first + 1] + steps[first + 2] + steps[first + 3]) / STEPS_OF_BLOCK;
            if (level(power) > gate) {
                sum += power;
                blocks++;
            }
        }
        return blocks == 0 ? OptionalDouble.empty() : OptionalDouble.of(level(sum / blocks));
    }

    private static double level(double power) {
        return OFFSET + 10 * Math.log10(power);
    }
}
