package io.serenade.rendering.ffmpeg;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

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

    /** Encodes interleaved signed 16-bit samples, low byte first, into the target, which is deleted when this fails. */
    public void write(RawSource samples, SoundShape shape, Path target, Duration deadline)
            throws IOException, InterruptedException {
        new FileEncoding(ffmpeg, deadline)
                .write("sound", Arguments.writeSound(shape, target), LARGEST_FILE, samples, target);
    }
}
