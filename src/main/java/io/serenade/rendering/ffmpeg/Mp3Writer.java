package io.serenade.rendering.ffmpeg;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;

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
        new FileEncoding(ffmpeg, deadline)
                .write(
                        "MP3",
                        Arguments.encodeMp3(sampleRate, channels, bitrate, target),
                        LARGEST_FILE,
                        samples::transferTo,
                        target);
    }
}
