package io.serenade.intake;

import io.serenade.platform.files.MediaFormat;
import io.serenade.platform.files.TemporaryFile;
import io.serenade.providers.RefusedFileException;
import io.serenade.rendering.ffmpeg.FrameReader.SampledFrame;
import java.awt.Dimension;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A clip of at most one minute, as a file, with some of its frames. The file goes when this is closed. */
public final class CallerClip implements CallerMedium {
    private final TemporaryFile file;
    private final MediaFormat format;
    private final Dimension size;
    private final List<SampledFrame> frames;
    private final Duration length;
    private final MediaInspector inspector;

    CallerClip(
            TemporaryFile file,
            MediaFormat format,
            Dimension size,
            List<SampledFrame> frames,
            Duration length,
            MediaInspector inspector) {
        this.file = file;
        this.format = format;
        this.size = size;
        this.frames = frames;
        this.length = length;
        this.inspector = inspector;
    }

    /** As it came. */
    public Path file() {
        return file.path();
    }

    /**
     * Copies pictures and sound unchanged, without metadata such as place and device.
     *
     * @throws IOException when it cannot be read or written
     */
    void copyWithoutMetadata(Path target) throws IOException, InterruptedException {
        inspector.copyWithoutMetadata(this, target);
    }

    /** The format: MP4, QuickTime or WebM. */
    public MediaFormat format() {
        return format;
    }

    /** One to eight frames, spread evenly over the clip, at most 640 pixels a side. */
    public List<SampledFrame> frames() {
        return frames;
    }

    /** The length, rounded to half a second. */
    public Duration length() {
        return length;
    }

    /**
     * A frame as a checked picture, for providers that take no clips.
     *
     * @param at as a frame of this clip tells it
     * @throws RefusedFileException when the clip cannot be read there
     */
    public CallerPicture still(Duration at) throws InterruptedException {
        return inspector.still(file.path(), at);
    }

    @Override
    public int width() {
        return size.width;
    }

    @Override
    public int height() {
        return size.height;
    }

    @Override
    public void close() {
        file.close();
    }
}
