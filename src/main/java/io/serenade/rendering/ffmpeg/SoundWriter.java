package io.serenade.rendering.ffmpeg;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/**
 * Turns raw sound into a file, with the same confinement and deadline as every other child. The same samples give the
 * same bytes.
 */
public final class SoundWriter {
    private static final long LARGEST_FILE = 256L * 1024 * 1024;

    private final Ffmpeg ffmpeg;

    public SoundWriter(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /** Where the samples come from. */
    @FunctionalInterface
    public interface Samples {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Encodes all samples into the target, which is gone when this fails. */
    public void write(Samples samples, SoundShape shape, Path target, Duration deadline)
            throws IOException, InterruptedException {
        boolean complete = false;
        try (ChildGroup children = ffmpeg.children(deadline)) {
            Child encoder = children.start("sound writer", Arguments.writeSound(shape, target), LARGEST_FILE);
            Future<Path> encoding = children.run(() -> {
                feed(samples, encoder);
                return target;
            });
            children.awaitAll();
            complete = encoding.isDone();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof FfmpegException failure ? failure : new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException("the sound was not ready within " + deadline, e);
        } finally {
            if (!complete) {
                Files.deleteIfExists(target);
            }
        }
    }

    private static void feed(Samples samples, Child encoder) throws IOException, InterruptedException {
        IOException broken = null;
        try (OutputStream input = encoder.input()) {
            samples.writeTo(input);
        } catch (IOException e) {
            broken = e;
        }
        encoder.awaitSuccess();
        if (broken != null) {
            throw broken;
        }
    }
}
