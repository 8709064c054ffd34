package io.serenade.rendering.ffmpeg;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/** Turns raw sound into an MP3 file, with the same confinement and deadline as every other child. */
public final class Mp3Writer {
    private static final long LARGEST_FILE = 256L * 1024 * 1024;

    private final Ffmpeg ffmpeg;

    public Mp3Writer(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /**
     * Encodes interleaved signed 16-bit little-endian samples until the stream ends. The target is gone when this fails.
     *
     * @param bitrate as FFmpeg writes it, for example {@code 128k}
     */
    public void write(InputStream samples, int sampleRate, int channels, String bitrate, Path target, Duration deadline)
            throws IOException, InterruptedException {
        boolean complete = false;
        try (ChildGroup children = ffmpeg.children(deadline)) {
            Child encoder =
                    children.start("mp3", Arguments.encodeMp3(sampleRate, channels, bitrate, target), LARGEST_FILE);
            Future<Path> encoding = children.run(() -> {
                feed(samples, encoder);
                return target;
            });
            children.awaitAll();
            complete = encoding.isDone();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof FfmpegException failure ? failure : new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("the MP3 was not ready within " + deadline, e);
        } finally {
            if (!complete) {
                Files.deleteIfExists(target);
            }
        }
    }

    private static void feed(InputStream samples, Child encoder) throws IOException, InterruptedException {
        IOException broken = null;
        try (OutputStream input = encoder.input()) {
            samples.transferTo(input);
        } catch (IOException e) {
            broken = e;
        }
        encoder.awaitSuccess();
        if (broken != null) {
            throw broken;
        }
    }
}
