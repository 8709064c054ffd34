package io.serenade.rendering.ffmpeg;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/** Measures the loudness of a sound over time, by one child that decodes it. */
public final class LoudnessReader {
    /** Speech at its usual level has about a sixth of full scale as its effective value. */
    private static final double LOUD = 32_768 / 6.0;

    private static final int LONGEST_SECONDS = 3_600;

    private final Ffmpeg ffmpeg;

    public LoudnessReader(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /**
     * Reads a sound to its end.
     *
     * @param perSecond how many values each second has
     * @return values from 0 to 1 for the whole sound
     * @throws IOException when it cannot be decoded, or not within the deadline
     */
    public double[] read(Path sound, SongFormat format, int perSecond, Duration deadline)
            throws IOException, InterruptedException {
        try (ChildGroup children = ffmpeg.children(deadline)) {
            Child decoder = children.start("loudness", Arguments.checkSong(sound, format));
            decoder.input().close();
            Future<double[]> read = children.run(() -> {
                double[] values = read(decoder.output(), perSecond);
                decoder.awaitSuccess();
                return values;
            });
            children.awaitAll();
            return read.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException(sound.getFileName() + " was not decoded within " + deadline, e);
        }
    }

    private static double[] read(InputStream samples, int perSecond) throws IOException {
        int window = Arguments.SAMPLE_RATE / perSecond * Arguments.CHANNELS * Short.BYTES;
        double[] values = new double[64];
        int count = 0;
        try (InputStream in = new BufferedInputStream(samples, 1 << 16)) {
            byte[] bytes = in.readNBytes(window);
            for (; bytes.length > 0 && count < LONGEST_SECONDS * perSecond; bytes = in.readNBytes(window)) {
                if (count == values.length) {
                    values = Arrays.copyOf(values, 2 * count);
                }
                values[count++] = loudness(bytes);
            }
        }
        return Arrays.copyOf(values, count);
    }

    private static double loudness(byte[] bytes) {
        var samples = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
        double sum = 0;
        for (int i = 0; i < samples.limit(); i++) {
            sum += samples.get(i) * (double) samples.get(i);
        }
        return samples.limit() == 0 ? 0 : Math.min(1, Math.sqrt(sum / samples.limit()) / LOUD);
    }
}
