package io.serenade.rendering.image.file;

import io.serenade.platform.files.MediaFormat;
import io.serenade.rendering.image.colour.Colours;
import io.serenade.rendering.image.file.UnusablePictureException.Reason;
import java.awt.Rectangle;
import java.util.Set;

/**
 * A picture from outside, before a pixel of it is decoded. Its structure was parsed once, in time proportional to its
 * bytes: the cost of decoding is known and bounded, and only the parts that make up its pixels are passed to a decoder.
 * Comments, thumbnails, text and histories are dropped.
 */
public final class PictureFile {
    /** The most pixels that any product accepts. */
    public static final long MAX_PIXELS = 25_000_000;

    /** Twice what a photo takes at the quality at which photos are kept. */
    private static final double MAX_READY_BYTES_PER_PIXEL = 0.5;

    private final MediaFormat format;
    private final int storedWidth;
    private final int storedHeight;
    private final Orientation orientation;
    private final Colours colours;
    private final int passes;
    private final boolean ended;
    private final Rectangle frame;
    private final int bytesPerPixel;
    private final boolean asWeWrite;
    private final byte[] essence;

    private PictureFile(Builder parts) {
        this.format = parts.format;
        this.storedWidth = parts.width;
        this.storedHeight = parts.height;
        this.orientation = parts.orientation;
        this.colours = parts.colours;
        this.passes = parts.passes;
        this.ended = parts.ended;
        this.frame = parts.frame;
        this.bytesPerPixel = parts.bytesPerPixel;
        this.asWeWrite = parts.asWeWrite;
        this.essence = parts.essence;
    }

    /**
     * Parses a file's structure.
     *
     * @param taken the formats that may come; pictures only
     * @throws UnusablePictureException when it is of another format, too large, too costly, or incomplete by its
     *     structure
     */
    public static PictureFile open(byte[] bytes, Set<MediaFormat> taken) {
        MediaFormat format = MediaFormat.of(bytes, bytes.length)
                .filter(taken::contains)
                .orElseThrow(() -> new UnusablePictureException(
                        Reason.OTHER_FORMAT, "The file is none of the pictures taken here: " + taken));
        try {
            return switch (format) {
                case JPEG -> JpegWalk.of(bytes);
                case PNG -> PngWalk.of(bytes);
                case GIF -> GifWalk.of(bytes);
                case WEBP -> WebpWalk.of(bytes);
                case MP4, QUICKTIME, WEBM, MP3, AAC, WAV, OGG, FLAC, M4A ->
                    throw new IllegalArgumentException(format + " is no format of pictures");
            };
        } catch (IndexOutOfBoundsException e) {
            throw new UnusablePictureException(Reason.CUT_OFF, "The file ends within its structure", e);
        }
    }

    public MediaFormat format() {
        return format;
    }

    /** Pixels from left to right, once it stands upright. */
    public int width() {
        return orientation.swapsSides() ? storedHeight : storedWidth;
    }

    /** Pixels from top to bottom, once it stands upright. */
    public int height() {
        return orientation.swapsSides() ? storedWidth : storedHeight;
    }

    public int storedWidth() {
        return storedWidth;
    }

    public int storedHeight() {
        return storedHeight;
    }

    public Orientation orientation() {
        return orientation;
    }

    public Colours colours() {
        return colours;
    }

    public long pixels() {
        return Math.max((long) storedWidth * storedHeight, (long) frame.width * frame.height);
    }

    /** Pixels to go through, counting each pass that the decoder makes over all of them. */
    public long work() {
        return pixels() * passes;
    }

    /** How often the decoder goes over all pixels. */
    public int passes() {
        return passes;
    }

    /** Whether the file has the mark of its end. One without may still have all its pixels. */
    public boolean ended() {
        return ended;
    }

    /** Where on the picture the decoded frame lies; that of an animation may be smaller than the picture, or larger. */
    public Rectangle frame() {
        return frame;
    }

    /** What a decoded pixel takes in memory. */
    public int bytesPerPixel() {
        return bytesPerPixel;
    }

    /** A file of the same format with nothing in it but the first frame's pixels. */
    public byte[] essence() {
        return essence;
    }

    /**
     * Whether the essence already is what re-encoding at this size would produce, so that the loss of re-encoding can
     * be avoided.
     */
    public boolean isReady(int width, int height) {
        return asWeWrite
                && ended
                && orientation == Orientation.UPRIGHT
                && colours == Colours.SRGB
                && storedWidth == width
                && storedHeight == height
                && essence.length <= pixels() * MAX_READY_BYTES_PER_PIXEL;
    }

    static void checkSize(long width, long height) {
        if (width <= 0 || height <= 0) {
            throw new UnusablePictureException(Reason.DAMAGED, "The picture says it has no pixels");
        }
        if (width > MAX_PIXELS || height > MAX_PIXELS || width * height > MAX_PIXELS) {
            throw new UnusablePictureException(
                    Reason.TOO_MANY_PIXELS, "The picture has " + width + "×" + height + " pixels");
        }
    }

    /** Collects what a walk through a file finds. */
    static final class Builder {
        private final MediaFormat format;
        private int width;
        private int height;
        private Orientation orientation = Orientation.UPRIGHT;
        private Colours colours = Colours.SRGB;
        private int passes = 1;
        private boolean ended = true;
        private Rectangle frame = new Rectangle();
        private int bytesPerPixel = 3;
        private boolean asWeWrite;
        private byte[] essence = {};

        Builder(MediaFormat format) {
            this.format = format;
        }

        Builder size(long wide, long high) {
            checkSize(wide, high);
            width = (int) wide;
            height = (int) high;
            frame = new Rectangle(width, height);
            return this;
        }

        Builder orientation(Orientation value) {
            orientation = value;
            return this;
        }

        Builder colours(Colours value) {
            colours = value;
            return this;
        }

        Builder passes(int value) {
            passes = value;
            return this;
        }

        Builder ended(boolean value) {
            ended = value;
            return this;
        }

        Builder frame(Rectangle value) {
            frame = value;
            return this;
        }

        Builder bytesPerPixel(int value) {
            bytesPerPixel = value;
            return this;
        }

        /** Whether it is a JPEG of one scan, in luma and chroma. */
        Builder asWeWrite(boolean value) {
            asWeWrite = value;
            return this;
        }

        PictureFile essence(byte[] value) {
            essence = value;
            return new PictureFile(this);
        }
    }
}
