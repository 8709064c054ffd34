package io.serenade.sandbox.speech;

import java.io.IOException;
import java.io.OutputStream;

/** A text as it was spoken: its sound in one channel, and when each of the text's characters is heard. */
public final class Speech {
    private final Sound sound;
    private final double[] starts;
    private final double[] ends;

    /** Samples of one channel, and their number per second. */
    record Sound(short[] samples, int sampleRate) {}

    Speech(Sound sound, double[] starts, double[] ends) {
        this.sound = sound;
        this.starts = starts;
        this.ends = ends;
    }

    public double seconds() {
        return (double) sound.samples().length / sound.sampleRate();
    }

    /** For each {@code char} of the text, in seconds; rising. */
    public double[] starts() {
        return starts.clone();
    }

    public double[] ends() {
        return ends.clone();
    }

    short[] samples() {
        return sound.samples().clone();
    }

    /** Writes the samples as 16 bits each, low byte first. */
    public void writeTo(OutputStream out) throws IOException {
        short[] samples = sound.samples();
        byte[] bytes = new byte[samples.length * 2];
        for (int i = 0; i < samples.length; i++) {
            bytes[2 * i] = (byte) samples[i];
            bytes[2 * i + 1] = (byte) (samples[i] >> 8);
        }
        out.write(bytes);
    }
}
