package io.serenade.sandbox.music;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The loudness of a song in each quarter of a second, by which it is recognised after any encoding.
 *
 * @param levels in decibels, one for each quarter of a second
 */
record Envelope(List<Double> levels) {
    private static final int FRAMES = PcmSong.SAMPLE_RATE / 4;
    private static final double QUIETEST = 1e-5;

    /** Encoders put some silence before a song. */
    private static final int MAX_SHIFT = 1;

    /**
     * For the same song the likeness is above .9997 after MP3 at 16 kHz, for others of the same style and tempo at most
     * .9975.
     */
    static final double ALIKE = 0.9985;

    private static final int MAX_DIFFERENCE = 8;

    Envelope {
        levels = List.copyOf(levels);
    }

    /** Of signed 16-bit samples, low byte first, left and right in turn. */
    static Envelope of(InputStream samples) throws IOException {
        List<Double> levels = new ArrayList<>();
        byte[] window = new byte[FRAMES * PcmSong.CHANNELS * 2];
        for (int read = samples.readNBytes(window, 0, window.length);
                read == window.length;
                read = samples.readNBytes(window, 0, window.length)) {
            double sum = 0;
            for (int i = 0; i < window.length; i += 4) {
                int left = window[i] & 0xFF | window[i + 1] << 8;
                int right = window[i + 2] & 0xFF | window[i + 3] << 8;
                double mono = (left + right) / 65_536.0;
                sum += mono * mono;
            }
            levels.add(20 * Math.log10(Math.max(QUIETEST, Math.sqrt(sum / FRAMES))));
        }
        return new Envelope(levels);
    }

    /** How long what was measured is. */
    double seconds() {
        return levels.size() / 4.0;
    }

    /** How much it is like another one, up to 1. */
    double likeness(Envelope other) {
        if (Math.abs(levels.size() - other.levels.size()) > MAX_DIFFERENCE) {
            return 0;
        }
        return IntStream.rangeClosed(-MAX_SHIFT, MAX_SHIFT)
                .mapToDouble(shift -> correlation(other, shift))
                .max()
                .orElse(0);
    }

    private double correlation(Envelope other, int shift) {
        int from = Math.max(0, -shift);
        int to = Math.min(levels.size(), other.levels.size() - shift);
        int count = to - from;
        if (count < 8) {
            return 0;
        }
        double sumOfX = 0;
        double sumOfY = 0;
        double squaresOfX = 0;
        double squaresOfY = 0;
        double products = 0;
        for (int i = from; i < to; i++) {
            double x = levels.get(i);
            double y = other.levels.get(i + shift);
            sumOfX += x;
            sumOfY += y;
            squaresOfX += x * x;
            squaresOfY += y * y;
            products += x * y;
        }
        double spread = Math.sqrt((count * squaresOfX - sumOfX * sumOfX) * (count * squaresOfY - sumOfY * sumOfY));
        return spread <= 0 ? 0 : (count * products - sumOfX * sumOfY) / spread;
    }
}
