package io.serenade.rendering.sound;

import java.io.ByteArrayOutputStream;

/** Known sounds as samples of 16 bits in two channels, one behind the other. */
final class Tones {
    private static final int RATE = 44_100;

    private final ByteArrayOutputStream pcm = new ByteArrayOutputStream();

    /** @param level of its peaks in decibels below full scale */
    Tones sine(double hertz, double level, double seconds) {
        return sine(hertz, level, 0, seconds);
    }

    Tones sine(double hertz, double level, double phase, double seconds) {
        double peak = Math.pow(10, level / 20);
        for (int i = 0; i < seconds * RATE; i++) {
            double value = peak * Math.sin(2 * Math.PI * hertz * i / RATE + phase);
            put(value, value);
        }
        return this;
    }

    Tones silence(double seconds) {
        for (int i = 0; i < seconds * RATE; i++) {
            put(0, 0);
        }
        return this;
    }

    Tones leftOnly(double hertz, double level, double seconds) {
        double peak = Math.pow(10, level / 20);
        for (int i = 0; i < seconds * RATE; i++) {
            put(peak * Math.sin(2 * Math.PI * hertz * i / RATE), 0);
        }
        return this;
    }

    private void put(double left, double right) {
        put(left);
        put(right);
    }

    private void put(double value) {
        int sample = (int) Math.max(-32_768, Math.min(32_767, Math.round(value * 32_767)));
        pcm.write(sample);
        pcm.write(sample >> 8);
    }

    byte[] pcm() {
        return pcm.toByteArray();
    }
}
