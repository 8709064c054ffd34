package io.serenade.rendering.image;

import io.serenade.rendering.RenderingException;
import io.serenade.rendering.RenderingException.Category;
import io.serenade.rendering.image.pixels.Pixels;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Opens a pet's photo as a square, in the form in which it was kept: small, upright and encoded by us. */
public final class Photo {
    /** Many times the pixels that we store; a photo with more did not come through {@link PictureIntake}. */
    private static final long MAX_PIXELS = 4_000_000;

    private Photo() {}

    /**
     * The middle square of the picture.
     *
     * @throws ClosedByInterruptException when the thread was interrupted, which is not the photo's fault
     */
    public static Pixels open(Path file) throws ClosedByInterruptException {
        if (!Files.isRegularFile(file)) {
            throw new RenderingException(Category.UNUSABLE_PHOTO, "The photo's file is gone");
        }
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new RenderingException(Category.UNUSABLE_PHOTO, "The photo is no picture that can be opened");
            }
            return square(read(readers.next(), in));
        } catch (IOException | RuntimeException e) {
            // To a reader, a channel that an interrupt closed looks like a broken picture or none.
            if (Thread.currentThread().isInterrupted()) {
                ClosedByInterruptException interrupted = new ClosedByInterruptException();
                interrupted.initCause(e);
                throw interrupted;
            }
            if (e instanceof RenderingException known) {
                throw known;
            }
            // Image readers answer broken files with all sorts of unchecked exceptions.
            throw new RenderingException(Category.UNUSABLE_PHOTO, "The photo cannot be opened.", e);
        }
    }

    private static BufferedImage read(ImageReader reader, ImageInputStream in) throws IOException {
        try {
            reader.setInput(in, true, true);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels > MAX_PIXELS) {
                throw new RenderingException(
                        Category.UNUSABLE_PHOTO, "The photo has " + pixels + " pixels, more than " + MAX_PIXELS);
            }
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }

    private static Pixels square(BufferedImage image) {
        int edge = Math.min(image.getWidth(), image.getHeight());
        int left = (image.getWidth() - edge) / 2;
        int top = (image.getHeight() - edge) / 2;
        return Pixels.of(image.getSubimage(left, top, edge, edge));
    }
}
