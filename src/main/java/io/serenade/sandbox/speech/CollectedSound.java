package io.serenade.sandbox.speech;

import com.sun.speech.freetts.audio.AudioPlayer;
import java.io.ByteArrayOutputStream;
import javax.sound.sampled.AudioFormat;

/** Where a voice's sound goes instead of to a loudspeaker. */
final class CollectedSound implements AudioPlayer {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private AudioFormat format = new AudioFormat(16_000, 16, 1, true, true);

    void clear() {
        bytes.reset();
    }

    double seconds() {
        return bytes.size() / 2.0 / format.getSampleRate();
    }

    /** The whole sound at another sample rate, played faster by the given factor. */
    short[] resampled(int rate, double faster) {
        short[] all = samples();
        double step = format.getSampleRate() * faster / rate;
        short[] result = new short[(int) (all.length / step)];
        for (int i = 0; i < result.length; i++) {
            double at = i * step;
            int left = (int) at;
            int right = Math.min(left + 1, all.length - 1);
            result[i] = (short) Math.round(all[left] + (at - left) * (all[right] - all[left]));
        }
        return result;
    }

    private short[] samples() {
        byte[] raw = bytes.toByteArray();
        short[] samples = new short[raw.length / 2];
        int high = format.isBigEndian() ? 0 : 1;
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (raw[2 * i + high] << 8 | raw[2 * i + 1 - high] & 0xFF);
        }
        return samples;
    }

    @Override
    public boolean write(byte[] audio) {
        return write(audio, 0, audio.length);
    }

    @Override
    public boolean write(byte[] audio, int offset, int size) {
        bytes.write(audio, offset, size);
        return true;
    }

    @Override
    public void setAudioFormat(AudioFormat format) {
        this.format = format;
    }

    @Override
    public AudioFormat getAudioFormat() {
        return format;
    }

    @Override
    public boolean drain() {
        return true;
    }

    @Override
    public boolean end() {
        return true;
    }

    @Override
    public float getVolume() {
        return 1;
    }

    @Override
    public long getTime() {
        return Math.round(seconds() * 1_000);
    }

    // A loudspeaker would need these.

    @Override
    public void begin(int size) {}

    @Override
    public void pause() {}

    @Override
    public void resume() {}

    @Override
    public void reset() {}

    @Override
    public void cancel() {}

    @Override
    public void close() {}

    @Override
    public void setVolume(float volume) {}

    @Override
    public void resetTime() {}

    @Override
    public void startFirstSampleTimer() {}

    @Override
    public void showMetrics() {}
}
