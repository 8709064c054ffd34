package io.serenade.sandbox.music;

import static io.serenade.sandbox.music.PcmSong.SAMPLE_RATE;

/** The pieces of the drum kit, each with the seconds that one hit can be heard. */
enum Drum {
    /** A sine that falls in pitch, with a click. */
    KICK(0.32),
    /** A rounder kick without the click, for quiet songs. */
    SOFT_KICK(0.28),
    /** The skin, and the rattle of the wires below. */
    SNARE(0.28),
    /** A stick across the rim. */
    RIM(0.08),
    /** Several hands, not quite together. */
    CLAP(0.25),
    HAT(0.06),
    OPEN_HAT(0.3),
    SHAKER(0.12),
    CRASH(1.8);

    private final double seconds;

    Drum(double seconds) {
        this.seconds = seconds;
    }

    float[] hit() {
        float[] samples = new float[(int) (seconds * SAMPLE_RATE)];
        Hiss hiss = new Hiss(Math.round(seconds * 1000));
        for (int i = 0; i < samples.length; i++) {
            double now = (double) i / SAMPLE_RATE;
            double fadeOut = Math.min(1, (samples.length - i) / 200.0);
            samples[i] = (float) (fadeOut * sample(now, hiss));
        }
        return samples;
    }

    private double sample(double now, Hiss hiss) {
        return switch (this) {
            case KICK ->
                decay(now, 0.085) * Waves.sine(48 * now + 2.6 * (1 - decay(now, 0.018)))
                        + 0.2 * decay(now, 0.003) * hiss.above(0.7f);
            case SOFT_KICK -> decay(now, 0.075) * Waves.sine(47 * now + 1.2 * (1 - decay(now, 0.02)));
            case SNARE ->
                0.55 * decay(now, 0.035) * Waves.sine(182 * now + 0.7 * (1 - decay(now, 0.01)))
                        + 0.6 * decay(now, 0.055) * hiss.above(0.8f);
            case RIM ->
                0.7 * decay(now, 0.008) * Waves.sine(810 * now)
                        + 0.4 * decay(now, 0.004) * Waves.sine(1730 * now)
                        + 0.2 * decay(now, 0.003) * hiss.above(0.7f);
            case CLAP -> 0.8 * (now < 0.03 ? decay(now % 0.0105, 0.003) : decay(now - 0.03, 0.045)) * hiss.above(0.82f);
            case HAT -> 1.1 * decay(now, 0.012) * hiss.above(0.35f);
            case OPEN_HAT -> 0.9 * decay(now, 0.07) * hiss.above(0.35f);
            case SHAKER -> 0.5 * Math.min(1, now / 0.025) * decay(now, 0.025) * hiss.above(0.5f);
            case CRASH -> 0.6 * decay(now, 0.35) * hiss.above(0.5f);
        };
    }

    /** A fall from 1 that reaches a third after the time given. */
    private static double decay(double now, double seconds) {
        double x = now / seconds;
        // (1 - x/16)^16 follows the exponential closely and costs four multiplications.
        double base = Math.max(0, 1 - x / 16);
        double two = base * base;
        double four = two * two;
        double eight = four * four;
        return eight * eight;
    }

    /** Noise without its lows: the smaller the share, the higher it begins. */
    private static final class Hiss {
        private final Noise noise;
        private float last;
        private float kept;

        Hiss(long seed) {
            noise = new Noise(seed + 77);
        }

        float above(float share) {
            float now = noise.next();
            kept = share * (kept + now - last);
            last = now;
            return kept;
        }
    }
}
