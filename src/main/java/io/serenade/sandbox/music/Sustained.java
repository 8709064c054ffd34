package io.serenade.sandbox.music;

import static io.serenade.sandbox.music.PcmSong.SAMPLE_RATE;

import java.util.HashMap;
import java.util.Map;

/**
 * Held sounds: strings, organ, bass, a wordless singer. A period with the harmonics of the timbre is read by one or
 * three slightly detuned readers under an envelope, with vibrato that grows as the note is held.
 */
final class Sustained implements Sound {

    /** Strength of a harmonic of a note; formants depend on the pitch as well. */
    interface Timbre {
        double strength(int harmonic, double hertz);
    }

    private static final int HARMONICS = 40;
    private static final double VIBRATO_HERTZ = 5.3;
    private static final double VIBRATO_AFTER_SECONDS = 0.25;

    private final Timbre timbre;
    private final double attack;
    private final double decay;
    private final double sustain;
    private final double release;
    private final double detune;
    private final double vibrato;
    private final Map<Double, float[]> periods = new HashMap<>();

    private Sustained(
            Timbre timbre, double attack, double decay, double sustain, double release, double detune, double vibrato) {
        this.timbre = timbre;
        this.attack = attack;
        this.decay = decay;
        this.sustain = sustain;
        this.release = release;
        this.detune = detune;
        this.vibrato = vibrato;
    }

    static Sustained strings() {
        return new Sustained((n, hz) -> 1 / (n * Math.sqrt(n)), 0.35, 0.5, 0.85, 0.7, 0.0035, 0.002);
    }

    static Sustained softPad() {
        return new Sustained((n, hz) -> n > 6 ? 0 : 1.0 / (n * n), 0.9, 0.5, 0.9, 1.6, 0.0025, 0);
    }

    static Sustained brightSaw() {
        return new Sustained((n, hz) -> 1.0 / n, 0.006, 0.18, 0.55, 0.12, 0.008, 0);
    }

    static Sustained roundBass() {
        return new Sustained((n, hz) -> n > 5 ? 0 : 1.0 / (n * n), 0.012, 0.35, 0.6, 0.08, 0, 0);
    }

    static Sustained growlBass() {
        return new Sustained((n, hz) -> n > 12 ? 0 : 1 / (n * Math.sqrt(n)), 0.006, 0.2, 0.6, 0.05, 0.002, 0);
    }

    static Sustained flute() {
        return new Sustained((n, hz) -> n > 4 ? 0 : 1 / StrictMath.pow(n, 2.6), 0.06, 0.2, 0.85, 0.14, 0, 0.0045);
    }

    /** A singer without words: the harmonics near the formants of an open vowel stand out. */
    static Sustained singer() {
        return new Sustained(Sustained::vowel, 0.07, 0.15, 0.85, 0.16, 0.0015, 0.0055);
    }

    static Sustained leadSynth() {
        return new Sustained((n, hz) -> n % 2 == 0 ? 0.35 / n : 1.0 / n, 0.008, 0.25, 0.7, 0.12, 0.004, 0.004);
    }

    private static double vowel(int harmonic, double hertz) {
        double at = harmonic * hertz;
        double formants = 1.0 * near(at, 650, 160) + 0.5 * near(at, 1080, 200) + 0.12 * near(at, 2650, 350);
        return (0.12 + formants) / harmonic;
    }

    private static double near(double hertz, double centre, double width) {
        double distance = (hertz - centre) / width;
        return 1 / (1 + distance * distance);
    }

    @Override
    public float[] play(double hertz, double seconds, double velocity) {
        float[] period = periods.computeIfAbsent(hertz, hz -> Waves.period(hz, HARMONICS, n -> timbre.strength(n, hz)));
        int held = (int) (seconds * SAMPLE_RATE);
        float[] samples = new float[held + (int) (release * SAMPLE_RATE)];
        double step = hertz / SAMPLE_RATE;
        double low = 0.37;
        double mid = 0;
        double high = 0.71;
        double atRelease = level(seconds);
        for (int i = 0; i < samples.length; i++) {
            double now = (double) i / SAMPLE_RATE;
            double turn = step * (1 + wobble(now));
            mid += turn;
            float sample = Waves.read(period, mid);
            if (detune > 0) {
                low += turn * (1 - detune);
                high += turn * (1 + detune);
                sample = 0.45f * sample + 0.4f * (Waves.read(period, low) + Waves.read(period, high));
            }
            double envelope = i < held ? level(now) : atRelease * fade((i - held) / (release * SAMPLE_RATE));
            samples[i] = (float) (sample * envelope * velocity);
        }
        return samples;
    }

    private double wobble(double now) {
        if (vibrato == 0 || now < VIBRATO_AFTER_SECONDS) {
            return 0;
        }
        double grown = Math.min(1, (now - VIBRATO_AFTER_SECONDS) * 2.5);
        return vibrato * grown * Waves.sine((now - VIBRATO_AFTER_SECONDS) * VIBRATO_HERTZ);
    }

    private double level(double now) {
        if (now < attack) {
            return now / attack;
        }
        double fallen = Math.min(1, (now - attack) / decay);
        return 1 - (1 - sustain) * fallen;
    }

    private static double fade(double share) {
        double rest = Math.max(0, 1 - share);
        return rest * rest;
    }
}
