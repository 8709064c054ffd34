package io.serenade.rendering.ffmpeg;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Turns raw frames into a video or a picture file, with the same confinement and deadline as every other child. */
public final class FrameWriter {
    private static final long LARGEST_FILE = 256L * 1024 * 1024;

    private final Ffmpeg ffmpeg;

    public FrameWriter(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /** Encodes frames as H.264 in an MP4 file that can be played while it loads. */
    public void writeClip(FrameShape shape, RawSource frames, Path target, Duration deadline)
            throws IOException, InterruptedException {
        new FileEncoding(ffmpeg, deadline)
                .write("clip", Arguments.encodeClip(shape, target), LARGEST_FILE, frames, target);
    }

    /** The same with a sound, which becomes AAC; the file is as long as the longer of the two. */
    public void writeClip(
            FrameShape shape, RawSource frames, Path sound, SongFormat format, Path target, Duration deadline)
            throws IOException, InterruptedException {
        new FileEncoding(ffmpeg, deadline)
                .write("clip", Arguments.encodeClip(shape, sound, format, target), LARGEST_FILE, frames, target);
    }

    /** Encodes one frame as WebP, for which FFmpeg needs to have been built with libwebp. */
    public void writeWebp(FrameShape shape, RawSource frame, int quality, Path target, Duration deadline)
            throws IOException, InterruptedException {
        new FileEncoding(ffmpeg, deadline)
                .write("webp", Arguments.encodeWebp(shape, quality, target), LARGEST_FILE, frame, target);
    }
}
