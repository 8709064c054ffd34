package io.serenade.rendering.sound;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The loudness of a song from beginning to end, coarse enough for a picture and for a page that loads fast:
 * {@value #STEPS} values of {@value #LEVELS} levels, a letter each. Listens to the samples as they pass by.
 */
public final class Waveform implements SongListener {
    /** Letters of a waveform. */
    public static final int STEPS = 240;

    private static final int LEVELS = 36;
    private static final int SAMPLES_PER_BLOCK = 2_205;
    private static final int FIRST_BLOCKS = 4_096;
    /** Ears hear ratios, so half the amplitude should look more than half as high. */
    private static final double CURVE = 0.7;

    private PcmMeans means = new PcmMeans(this::accept);
    private double[] blocks = new double[FIRST_BLOCKS];
    private int count;
    private double energy;
    private int samples;

    @Override
    public void begin() {
        means = new PcmMeans(this::accept);
        count = 0;
        energy = 0;
        samples = 0;
    }

    @Override
    public void hear(byte[] pcm, int bytes) {
        means.accept(pcm, bytes);
    }

    void accept(double sample) {
        energy += sample * sample;
        samples++;
        if (samples == SAMPLES_PER_BLOCK) {
            endBlock();
        }
    }

    private void endBlock() {
        if (count == blocks.length) {
            blocks = Arrays.copyOf(blocks, 2 * count);
        }
        blocks[count++] = Math.sqrt(energy / samples);
        energy = 0;
        samples = 0;
    }

    /** The levels as digits of base 36, the loudest of the song as {@code z}; empty when nothing was heard. */
    public String letters() {
        if (samples > 0) {
            endBlock();
        }
        double[] levels = IntStream.range(0, STEPS).mapToDouble(this::mean).toArray();
        double loudest = Arrays.stream(levels).max().orElse(0);
        if (loudest == 0) {
            return "";
        }
        StringBuilder letters = new StringBuilder(STEPS);
        for (double mean : levels) {
            double level = Math.pow(mean / loudest, CURVE);
            letters.append(Character.forDigit((int) Math.round(level * (LEVELS - 1)), LEVELS));
        }
        return letters.toString();
    }

    private double mean(int step) {
        if (count == 0) {
            return 0;
        }
        int from = (int) ((long) step * count / STEPS);
        int to = Math.max(from + 1, (int) ((long) (step + 1) * count / STEPS));
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += blocks[i];
        }
        return sum / (to - from);
    }
}
