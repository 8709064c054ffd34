package io.serenade.sandbox.music;

import static io.serenade.sandbox.music.PcmSong.SAMPLE_RATE;

/** Struck sounds by frequency modulation: an electric piano, a music box. One sine bends the phase of another. */
final class Struck implements Sound {
    private static final double RELEASE_SECONDS = 0.18;

    private final double ratio;
    private final double brightness;
    private final double halfLife;
    private final double shine;
    private final double tremolo;

    private Struck(double ratio, double brightness, double halfLife, double shine, double tremolo) {
        this.ratio = ratio;
        this.brightness = brightness;
        this.halfLife = halfLife;
        this.shine = shine;
        this.tremolo = tremolo;
    }

    static Struck electricPiano() {
        return new Struck(1, 0.22, 0.75, 0.05, 0);
    }

    /** The same piano through a slow tremolo. */
    static Struck dustyPiano() {
        return new Struck(1, 0.16, 0.6, 0.02, 0.25);
    }

    static Struck musicBox() {
        return new Struck(3.5, 0.18, 0.9, 0.03, 0);
    }

    static Struck stab() {
        return new Struck(2, 0.45, 0.13, 0, 0);
    }

    @Override
    public float[] play(double hertz, double seconds, double velocity) {
        double ringing = Math.max(seconds, 0.1);
        int held = (int) (ringing * SAMPLE_RATE);
        int release = (int) (RELEASE_SECONDS * SAMPLE_RATE);
        float[] samples = new float[held + release];
        double step = hertz / SAMPLE_RATE;
        double low = Math.max(1, 330 / hertz);
        double fall = StrictMath.pow(0.5, 1 / (halfLife * Math.min(2, Math.sqrt(low)) * SAMPLE_RATE));
        double fastFall = StrictMath.pow(0.5, 1 / (0.12 * SAMPLE_RATE));
        double bite = StrictMath.pow(0.5, 1 / (halfLife * 0.45 * SAMPLE_RATE));
        double level = velocity;
        double index = brightness * (0.5 + velocity);
        double glint = shine * velocity;
        double phase = 0;
        for (int i = 0; i < samples.length; i++) {
            float modulator = Waves.sine(phase * ratio + 4);
            double bent = phase + 4 + index * modulator;
            double sample = level * Waves.sine(bent) + glint * Waves.sine(phase * 14);
            if (tremolo > 0) {
                sample *= 1 - tremolo * (0.5 + 0.5 * Waves.sine(4.4 * i / SAMPLE_RATE));
            }
            double rest = i < held ? 1 : Math.max(0, 1 - (double) (i - held) / release);
            double start = Math.min(1, i / 60.0);
            samples[i] = (float) (sample * rest * start);
            level *= fall;
            index *= bite;
            glint *= fastFall;
            phase += step;
        }
        return samples;
    }
}
