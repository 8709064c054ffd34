package io.serenade.sandbox.music;

import static io.serenade.sandbox.music.PcmSong.SAMPLE_RATE;

/** The last step: removes rumble and hiss, fades the end out and makes every song equally loud. */
final class Mastering {
    private static final double FADE_IN_SECONDS = 0.01;
    private static final double FADE_OUT_SECONDS = 3.5;
    private static final double RUMBLE_HERTZ = 28;

    private Mastering() {}

    static PcmSong finish(Mix mix, double treble) {
        filter(mix.left, treble);
        filter(mix.right, treble);
        fade(mix.left);
        fade(mix.right);
        float gain = (float) Loudness.gainToTarget(mix.left, mix.right);
        limit(mix.left, gain);
        limit(mix.right, gain);
        return new PcmSong(mix.left, mix.right);
    }

    private static void filter(float[] signal, double treble) {
        float smoothing = (float) (1 - StrictMath.exp(-2 * Math.PI * treble / SAMPLE_RATE));
        float slowness = (float) (1 - StrictMath.exp(-2 * Math.PI * RUMBLE_HERTZ / SAMPLE_RATE));
        float once = 0;
        float twice = 0;
        float rumble = 0;
        for (int i = 0; i < signal.length; i++) {
            once += smoothing * (signal[i] - once);
            twice += smoothing * (once - twice);
            rumble += slowness * (twice - rumble);
            signal[i] = twice - rumble;
        }
    }

    private static void fade(float[] signal) {
        int in = Math.min(signal.length, (int) (FADE_IN_SECONDS * SAMPLE_RATE));
        for (int i = 0; i < in; i++) {
            signal[i] *= (float) i / in;
        }
        int out = Math.min(signal.length / 3, (int) (FADE_OUT_SECONDS * SAMPLE_RATE));
        for (int i = 1; i <= out; i++) {
            float rest = (float) (i - 1) / out;
            signal[signal.length - i] *= rest * (2 - rest);
        }
    }

    /** Peaks above the knee are bent instead of cut; nothing passes the ceiling, with room left for the encoder. */
    private static void limit(float[] signal, float gain) {
        float knee = 0.55f;
        float ceiling = 0.86f;
        for (int i = 0; i < signal.length; i++) {
            float sample = signal[i] * gain;
            float size = Math.abs(sample);
            if (size > knee) {
                float bent = knee + (ceiling - knee) * Waves.saturate((size - knee) / (ceiling - knee));
                sample = Math.copySign(bent, sample);
            }
            signal[i] = sample;
        }
    }
}
