package io.serenade.rendering.ffmpeg;

import io.serenade.platform.files.MediaFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Copies the encoded pictures and sound of a clip and nothing else: metadata such as place and device are dropped. */
public final class ClipCopy {
    private static final long LARGEST_FILE = 64L * 1024 * 1024;

    private final Ffmpeg ffmpeg;

    public ClipCopy(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /**
     * @param format of the clip, and of the copy
     * @param target deleted when this fails
     * @throws IOException when it is not a readable clip, or takes longer than the deadline
     */
    public void write(Path clip, MediaFormat format, Path target, Duration deadline)
            throws IOException, InterruptedException {
        ClipFormat container = ClipFormat.find(clip)
                .orElseThrow(() -> new IOException(clip.getFileName() + " is no clip that can be read"));
        String muxer =
                switch (format) {
                    case QUICKTIME -> "mov";
                    case WEBM -> "webm";
                    default -> "mp4";
                };
        new FileEncoding(ffmpeg, deadline)
                .write("clip", Arguments.remux(clip, container, muxer, target), LARGEST_FILE, out -> {}, target);
    }
}
