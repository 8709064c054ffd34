package io.serenade.intake;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A picture re-encoded here as a JPEG: upright, in sRGB, on white, without metadata, at most 1,280 pixels a side. */
public final class CallerPicture implements CallerMedium {
    private final byte[] jpeg;
    private final int width;
    private final int height;

    CallerPicture(byte[] jpeg, int width, int height) {
        this.jpeg = jpeg;
        this.width = width;
        this.height = height;
    }

    /** The whole file; not to be changed. */
    public byte[] jpeg() {
        return jpeg;
    }

    /** Its pixels, decoded at each call. */
    public BufferedImage image() {
        try {
            return ImageIO.read(new ByteArrayInputStream(jpeg));
        } catch (IOException e) {
            throw new UncheckedIOException("What was written a moment ago cannot be read", e);
        }
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    /** Has no file. */
    @Override
    public void close() {
        // Nothing to give back.
    }
}
