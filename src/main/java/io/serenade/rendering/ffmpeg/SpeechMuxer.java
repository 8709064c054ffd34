package io.serenade.rendering.ffmpeg;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Adds speech to a clip, with the same confinement and deadline as every other child. */
public final class SpeechMuxer {
    /** Speech begins this long after the picture, which looks more natural. */
    public static final Duration DELAY = Duration.ofMillis(500);

    private static final long LARGEST_FILE = 512L * 1024 * 1024;

    private final Ffmpeg ffmpeg;

    public SpeechMuxer(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /** Copies a clip unchanged, without its metadata. @param target deleted when this fails */
    public void remux(Path clip, ClipFormat format, Path target, Duration deadline)
            throws IOException, InterruptedException {
        new FileEncoding(ffmpeg, deadline)
                .write("clip", Arguments.remux(clip, format, target), LARGEST_FILE, out -> {}, target);
    }

    /** @param target an MP4 whose tables come first; deleted when this fails */
    public void mux(SpeechShape shape, Path clip, Path speech, SongFormat format, Path target, Duration deadline)
            throws IOException, InterruptedException {
        new FileEncoding(ffmpeg, deadline)
                .write(
                        "speech",
                        Arguments.muxSpeech(shape, clip, speech, format, target),
                        LARGEST_FILE,
                        out -> {},
                        target);
    }
}
