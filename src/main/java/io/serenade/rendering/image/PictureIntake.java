package io.serenade.rendering.image;

import io.serenade.platform.limits.OverloadedException;
import io.serenade.rendering.image.file.PictureFile;
import io.serenade.rendering.image.file.UnusablePictureException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The only way in for pictures from outside: what was opened as a {@link PictureFile} is decoded, turned upright,
 * scaled and re-encoded. A few are decoded at a time, each within a deadline. Small ones, which cost some milliseconds,
 * have threads of their own, so that they never wait for those that cost seconds.
 */
public final class PictureIntake implements AutoCloseable {
    /** Ten passes over a megapixel: some 30 ms of decoding at most. */
    private static final long SMALL_WORK = 10_000_000;

    private static final long SMALL_PIXELS = 1_000_000;

    private static final Duration DEADLINE = Duration.ofSeconds(8);
    private static final int SMALL_WAITING = 64;
    private static final int LARGE_DECODERS = 2;
    private static final int LARGE_WAITING = 6;

    private final PictureThreads small;
    private final PictureThreads large;
    private final Duration deadline;

    public PictureIntake() {
        this(
                new PictureThreads(
                        "pictures-small", Math.max(2, Runtime.getRuntime().availableProcessors()), SMALL_WAITING),
                new PictureThreads("pictures-large", LARGE_DECODERS, LARGE_WAITING),
                DEADLINE);
    }

    PictureIntake(PictureThreads small, PictureThreads large, Duration deadline) {
        this.small = small;
        this.large = large;
        this.deadline = deadline;
    }

    /**
     * The picture as a JPEG of a size, upright, in sRGB, on white and without metadata. A picture that already meets
     * all this is decoded to check that it is complete, but not re-encoded, which would lose detail.
     *
     * @param width in pixels
     * @param height in pixels; another aspect ratio than the picture's stretches it
     * @param quality from 0 to 1
     * @throws UnusablePictureException when it cannot be decoded to its end
     * @throws OverloadedException when too many are waiting, or it took longer than eight seconds with its wait
     */
    public byte[] jpeg(PictureFile file, int width, int height, float quality) throws InterruptedException {
        return within(threadsFor(file), () -> {
            if (file.isReady(width, height)) {
                PictureDecoder.check(file);
                return file.essence();
            }
            return JpegWriter.write(PictureDecoder.decode(file, width, height), quality);
        });
    }

    private PictureThreads threadsFor(PictureFile file) {
        return file.pixels() <= SMALL_PIXELS && file.work() <= SMALL_WORK ? small : large;
    }

    <T> T within(PictureThreads threads, Callable<T> work) throws InterruptedException {
        Future<T> done = threads.submit(work);
        try {
            return done.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new OverloadedException("A picture took longer than " + deadline.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } finally {
            // Has no effect on finished work; otherwise the decoder ends at its next read.
            done.cancel(true);
        }
    }

    private static RuntimeException failure(Throwable cause) {
        if (cause instanceof InterruptedIOException || cause instanceof CancellationException) {
            return new OverloadedException("Pictures are no longer taken: the node stops", cause);
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }

    @Override
    public void close() {
        small.close();
        large.close();
    }
}
