package io.serenade.musicvideo.analysis;

import io.serenade.rendering.rhythm.Fft;

/**
 * Cuts a stream of samples into overlapping frames, frame {@code i} centred on sample {@code i * hop}, and hands on the
 * magnitudes of each. Holds one frame at a time.
 */
final class FrameSpectra {
    /** Takes the magnitudes of one frame, {@code size / 2 + 1} of them; the array is used again. */
    interface Sink {
        void accept(double[] magnitudes);
    }

    private final Fft fft;
    private final int hop;
    private final Sink sink;
    private final double[] window;
    private final double[] recent;
    private final double[] re;
    private final double[] im;
    private final double[] magnitudes;
    private int filled;
    private long samples;
    private long frames;

    FrameSpectra(int size, int hop, Sink sink) {
        this.fft = new Fft(size);
        this.hop = hop;
        this.sink = sink;
        window = Fft.hann(size);
        recent = new double[size];
        re = new double[size];
        im = new double[size];
        magnitudes = new double[size / 2 + 1];
        // The first frame is centred on the first sample: its first half is silence.
        filled = size / 2;
    }

    /** Takes the next sample, from -1 to 1. */
    void accept(double sample) {
        samples++;
        push(sample);
    }

    /** Ends the stream: frames that are centred within it but reach beyond are filled up with silence. */
    void finish() {
        long wanted = (samples + hop - 1) / hop;
        while (frames < wanted) {
            push(0);
        }
    }

    private void push(double sample) {
        recent[filled++] = sample;
        if (filled == recent.length) {
            emit();
            System.arraycopy(recent, hop, recent, 0, recent.length - hop);
            filled -= hop;
        }
    }

    private void emit() {
        for (int i = 0; i < recent.length; i++) {
            re[i] = recent[i] * window[i];
            im[i] = 0;
        }
        fft.transform(re, im);
        for (int i = 0; i < magnitudes.length; i++) {
            magnitudes[i] = Math.sqrt(re[i] * re[i] + im[i] * im[i]);
        }
        frames++;
        sink.accept(magnitudes);
    }
}
