package io.serenade.sandbox.music;

import static io.serenade.sandbox.music.PcmSong.SAMPLE_RATE;

/**
 * Loudness as broadcasters measure it (ITU-R BS.1770): ear-weighted power of 400 ms blocks, without the silent ones.
 */
final class Loudness {
    static final double TARGET_LUFS = -15.5;
    private static final double OFFSET = -0.691;
    private static final double SILENCE_LUFS = -70;
    private static final double QUIETER_LU = 10;
    private static final int BLOCK = SAMPLE_RATE * 2 / 5;
    private static final double MAX_GAIN = 12;

    private Loudness() {}

    static double gainToTarget(float[] left, float[] right) {
        double loudness = of(left, right);
        return loudness <= SILENCE_LUFS ? 1 : Math.min(MAX_GAIN, StrictMath.pow(10, (TARGET_LUFS - loudness) / 20));
    }

    static double of(float[] left, float[] right) {
        double[] blocks = new double[Math.max(1, left.length / BLOCK)];
        addPower(left, blocks);
        addPower(right, blocks);
        double absolute = mean(blocks, power(SILENCE_LUFS));
        return loudness(mean(blocks, absolute * StrictMath.pow(10, -QUIETER_LU / 10)));
    }

    /** Weights as the standard does: a shelf for the head above 1.5 kHz, and less below 40 Hz. */
    private static void addPower(float[] signal, double[] blocks) {
        Biquad head = new Biquad(
                1.5308412300498355, -2.6509799951536985, 1.1690790799210682, -1.6636551132560204, 0.7125954280732254);
        Biquad lows = new Biquad(1, -2, 1, -1.9891696736297957, 0.9891990357870394);
        for (int block = 0; block < blocks.length; block++) {
            double sum = 0;
            int end = Math.min(signal.length, (block + 1) * BLOCK);
            for (int i = block * BLOCK; i < end; i++) {
                double weighted = lows.next(head.next(signal[i]));
                sum += weighted * weighted;
            }
            blocks[block] += sum / BLOCK;
        }
    }

    private static double mean(double[] blocks, double above) {
        double sum = 0;
        int count = 0;
        for (double block : blocks) {
            if (block > above) {
                sum += block;
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    private static double loudness(double power) {
        return power <= 0 ? SILENCE_LUFS : OFFSET + 10 * StrictMath.log10(power);
    }

    private static double power(double lufs) {
        return StrictMath.pow(10, (lufs - OFFSET) / 10);
    }

    /** A filter of second order at 44.1 kHz. */
    private static final class Biquad {
        private final double b0;
        private final double b1;
        private final double b2;
        private final double a1;
        private final double a2;
        private double first;
        private double second;

        Biquad(double b0, double b1, double b2, double a1, double a2) {
            this.b0 = b0;
            this.b1 = b1;
            this.b2 = b2;
            this.a1 = a1;
            this.a2 = a2;
        }

        double next(double in) {
            double out = b0 * in + first;
            first = b1 * in - a1 * out + second;
            second = b2 * in - a2 * out;
            return out;
        }
    }
}
