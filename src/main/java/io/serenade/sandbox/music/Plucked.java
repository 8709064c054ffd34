package io.serenade.sandbox.music;

import static io.serenade.sandbox.music.PcmSong.SAMPLE_RATE;

/**
 * Plucked strings after Karplus and Strong: a burst of noise comes round once a period and loses its brightness on the
 * way. With drive the string goes through an overloaded amplifier and its loudspeaker.
 */
final class Plucked implements Sound {
    private static final double DAMPING_SECONDS = 0.06;

    private final double softness;
    private final double halfLife;
    private final float drive;

    private Plucked(double softness, double halfLife, double drive) {
        this.softness = softness;
        this.halfLife = halfLife;
        this.drive = (float) drive;
    }

    static Plucked guitar() {
        return new Plucked(0.35, 0.8, 0);
    }

    static Plucked harp() {
        return new Plucked(0.62, 1.6, 0);
    }

    static Plucked electricGuitar() {
        return new Plucked(0.3, 2.2, 8);
    }

    @Override
    public float[] play(double hertz, double seconds, double velocity) {
        int held = (int) (seconds * SAMPLE_RATE);
        int release = (int) (DAMPING_SECONDS * SAMPLE_RATE);
        float[] samples = new float[held + release];
        // Averaging two neighbours delays by half a sample more; the rest of the period is interpolated.
        double period = SAMPLE_RATE / hertz - 0.5;
        int whole = (int) period;
        float part = (float) (period - whole);
        float keep = (float) StrictMath.pow(0.5, 1 / (halfLife * hertz));
        float first = keep * 0.5f * (1 - part);
        float second = keep * 0.5f;
        float third = keep * 0.5f * part;
        int burst = Math.min(samples.length, whole + 2);
        excite(samples, burst, hertz);
        for (int i = burst; i < samples.length; i++) {
            int back = i - whole;
            samples[i] = first * samples[back] + second * samples[back - 1] + third * samples[back - 2];
        }
        shape(samples, held, (float) velocity);
        return samples;
    }

    /** Noise, softened as a finger softens it. Its seed is the pitch: the same string always sounds the same. */
    private void excite(float[] samples, int length, double hertz) {
        Noise noise = new Noise(Math.round(hertz * 1000));
        float soft = (float) softness;
        float smoothed = 0;
        float sum = 0;
        for (int i = 0; i < length; i++) {
            smoothed = soft * smoothed + (1 - soft) * noise.next();
            samples[i] = smoothed;
            sum += smoothed;
        }
        float mean = sum / length;
        float peak = 0.01f;
        for (int i = 0; i < length; i++) {
            samples[i] -= mean;
            peak = Math.max(peak, Math.abs(samples[i]));
        }
        for (int i = 0; i < length; i++) {
            samples[i] *= 0.9f / peak;
        }
    }

    private void shape(float[] samples, int held, float velocity) {
        float cabinet = 0;
        for (int i = 0; i < samples.length; i++) {
            float sample = samples[i];
            if (drive > 0) {
                cabinet += 0.36f * (Waves.saturate(drive * sample) - cabinet);
                sample = 0.7f * cabinet;
            }
            float rest = i < held ? 1 : 1 - (float) (i - held) / (samples.length - held);
            samples[i] = sample * rest * velocity;
        }
    }
}
