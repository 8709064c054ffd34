package io.serenade.rendering.ffmpeg;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Makes a small copy of a song for a service that listens to it: FLAC with one channel at 16 kHz, which is all that
 * such services use, and at most 20 MB for ten minutes.
 */
public final class VoiceCopy {
    private static final long LARGEST_FILE = 25L * 1024 * 1024;

    private final Ffmpeg ffmpeg;

    public VoiceCopy(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /** @param target deleted when this fails */
    public void write(Path song, SongFormat format, Path target, Duration deadline)
            throws IOException, InterruptedException {
        new FileEncoding(ffmpeg, deadline)
                .write("voice copy", Arguments.copyVoice(song, format, target), LARGEST_FILE, out -> {}, target);
    }
}
