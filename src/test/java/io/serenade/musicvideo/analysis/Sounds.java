package io.serenade.musicvideo.analysis;

import io.serenade.sandbox.music.PcmSong;
import io.serenade.sandbox.music.SongSynthesizer;
import io.serenade.sandbox.music.Style;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** Sounds that the tests make themselves, and their curves. */
final class Sounds {
    private Sounds() {}

    static SongCurves curves(double seconds, IntToDoubleFunction samples) {
        CurveReader reader = new CurveReader();
        for (int i = 0; i < seconds * SongCurves.SAMPLE_RATE; i++) {
            reader.accept(samples.applyAsDouble(i));
        }
        return reader.finish();
    }

    /** Short high tones that begin at the times given. */
    static SongCurves clicks(double seconds, List<Double> times) {
        double[] sound = strikes(times, seconds);
        return curves(seconds, i -> sound[i]);
    }

    /** The samples of such tones. */
    static double[] strikes(List<Double> times, double seconds) {
        double[] sound = new double[(int) (seconds * SongCurves.SAMPLE_RATE)];
        for (double time : times) {
            int start = (int) Math.round(time * SongCurves.SAMPLE_RATE);
            for (int i = 0; i < 2_000 && start + i < sound.length; i++) {
                sound[start + i] +=
                        0.6 * Math.exp(-i / 400.0) * Math.sin(2 * Math.PI * 1_000 * i / SongCurves.SAMPLE_RATE);
            }
        }
        return sound;
    }

    static SongCurves noise(double seconds, long seed) {
        Random random = new Random(seed);
        return curves(seconds, i -> 0.2 * random.nextGaussian());
    }

    /** Two tones that swell and never begin, with the samples of a 16-bit file. */
    static SongCurves pads(double seconds) {
        return curves(seconds, i -> {
            double time = (double) i / SongCurves.SAMPLE_RATE;
            double low = 0.2
                    * Math.sin(2 * Math.PI * 191 * time + Math.sin(0.3 * time))
                    * (0.6 + 0.4 * Math.sin(0.3 * time));
            double high = 0.15 * Math.sin(2 * Math.PI * 225 * time) * (0.5 + 0.5 * Math.sin(0.23 * time));
            return Math.round(32_767 * (low + high)) / 32_768.0;
        });
    }

    /** Bursts as long as syllables, at times as irregular. */
    static SongCurves babble(double seconds, long seed) {
        Random random = new Random(seed);
        double[] sound = new double[(int) (seconds * SongCurves.SAMPLE_RATE)];
        for (int start = 0; start < sound.length; ) {
            int length = (int) (SongCurves.SAMPLE_RATE * (0.06 + 0.2 * random.nextDouble()));
            double pitch = 90 + 80 * random.nextDouble();
            for (int i = 0; i < length && start + i < sound.length; i++) {
                double phase = pitch * i / SongCurves.SAMPLE_RATE;
                double voice = 2 * (phase - Math.floor(phase)) - 1;
                sound[start + i] = 0.3 * Math.sin(Math.PI * i / length) * (0.7 * voice + 0.3 * random.nextGaussian());
            }
            start += length + (int) (SongCurves.SAMPLE_RATE * 0.5 * random.nextDouble() * random.nextDouble());
        }
        return curves(seconds, i -> sound[i]);
    }

    /**
     * A drum, a chord for each bar, and a hat on each beat and between.
     *
     * @param beats in a bar
     * @param between where in a beat the other hat is: one half, or later where it swings
     */
    static SongCurves band(int beats, double bpm, double between, double seconds) {
        double[] roots = {110, 146.8, 98, 130.8};
        double beat = 60 / bpm;
        double[] sound = new double[(int) (seconds * SongCurves.SAMPLE_RATE)];
        for (int number = 0; number * beat < seconds; number++) {
            double time = number * beat;
            if (number % beats == 0) {
                double root = roots[number / beats % roots.length];
                strike(sound, time, 60, 0.5, 0.08);
                strike(sound, time, root / 2, 0.2, 0.5);
                strike(sound, time, 2 * root, 0.06, 2);
                strike(sound, time, 2.5 * root, 0.06, 2);
                strike(sound, time, 3 * root, 0.06, 2);
            } else if (number % beats == beats / 2) {
                strike(sound, time, 60, 0.3, 0.06);
            }
            strike(sound, time, 5_000, 0.1, 0.01);
            strike(sound, time + between * beat, 5_000, 0.06, 0.01);
        }
        return curves(seconds, i -> sound[i]);
    }

    private static void strike(double[] sound, double time, double pitch, double loudness, double decay) {
        int start = (int) Math.round(time * SongCurves.SAMPLE_RATE);
        for (int i = 0; i < 5 * decay * SongCurves.SAMPLE_RATE && start + i < sound.length; i++) {
            sound[start + i] += loudness
                    * Math.exp(-i / (decay * SongCurves.SAMPLE_RATE))
                    * Math.sin(2 * Math.PI * pitch * i / SongCurves.SAMPLE_RATE);
        }
    }

    static SongCurves song(String seed, Style style, int seconds) throws IOException {
        CurveReader reader = new CurveReader();
        SongSynthesizer.synthesize(seed, style, seconds).writeTo(new OutputStream() {
            @Override
            public void write(int b) {
                throw new UnsupportedOperationException("one byte alone");
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                for (int i = from; i < from + length; i += 2 * PcmSong.CHANNELS) {
                    int left = (bytes[i] & 0xFF) | bytes[i + 1] << 8;
                    int right = (bytes[i + 2] & 0xFF) | bytes[i + 3] << 8;
                    reader.accept((left + right) / 65_536.0);
                }
            }
        });
        return reader.finish();
    }
}
