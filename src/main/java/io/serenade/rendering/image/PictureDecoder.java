package io.serenade.rendering.image;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import io.serenade.rendering.image.file.PictureFile;
import io.serenade.rendering.image.file.UnusablePictureException;
import io.serenade.rendering.image.file.UnusablePictureException.Reason;
import io.serenade.rendering.image.pixels.PixelRows;
import io.serenade.rendering.image.pixels.Pixels;
import io.serenade.rendering.image.pixels.Scaling;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;

/** Decodes a picture at the size wanted: band by band, scaled while it comes, in sRGB, upright and on white. */
final class PictureDecoder {
    /** What one band may take; one is enough for all but the largest pictures of many bits. */
    private static final long MAX_BAND_BYTES = 80_000_000;

    /**
     * The decoder goes through all of a file anyway; unneeded pixels are not handed over, which saves half of the cost.
     */
    private static final int CHECKED_PIXELS = 8;

    private final PictureFile file;
    private final int width;
    private final int height;
    private int[] argb;
    private boolean opaque = true;

    private PictureDecoder(PictureFile file, int width, int height) {
        this.file = file;
        boolean swapped = file.orientation().swapsSides();
        this.width = swapped ? height : width;
        this.height = swapped ? width : height;
    }

    /**
     * @param width of the upright picture that is wanted, in pixels
     * @return an image of type {@link BufferedImage#TYPE_3BYTE_BGR}, which encoders take in half the time of others
     * @throws UnusablePictureException when it cannot be decoded, or not to its end
     * @throws InterruptedIOException when the thread was interrupted meanwhile
     */
    static BufferedImage decode(PictureFile file, int width, int height) throws InterruptedIOException {
        PictureDecoder decoder = new PictureDecoder(file, width, height);
        return judged(decoder::picture);
    }

    /**
     * Decodes a picture of one band only to see that it is whole.
     *
     * @throws UnusablePictureException when it is not
     * @throws InterruptedIOException when the thread was interrupted meanwhile
     */
    static void check(PictureFile file) throws InterruptedIOException {
        PictureDecoder decoder = new PictureDecoder(file, file.width(), file.height());
        judged(() -> decoder.read(file.frame(), CHECKED_PIXELS));
    }

    private interface Decoding {
        BufferedImage run() throws IOException;
    }

    private static BufferedImage judged(Decoding decoding) throws InterruptedIOException {
        try {
            return decoding.run();
        } catch (InterruptedIOException | UnusablePictureException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw (InterruptedIOException) new InterruptedIOException("Interrupted while decoding").initCause(e);
            }
            // Readers throw almost any exception for a deliberately damaged picture.
            throw new UnusablePictureException(
                    ranOut(e) ? Reason.CUT_OFF : Reason.DAMAGED, "The picture cannot be decoded: " + e.getMessage(), e);
        }
    }

    private static boolean ranOut(Throwable thrown) {
        return thrown instanceof EOFException || thrown.getCause() != null && ranOut(thrown.getCause());
    }

    private BufferedImage picture() throws IOException {
        argb = new int[width * height];
        if (file.storedWidth() == width && file.storedHeight() == height) {
            rows((row, y) -> System.arraycopy(row, 0, argb, y * width, width));
        } else {
            scaled();
        }
        file.colours().toSrgb(argb);
        int[] upright = file.orientation().upright(argb, width, height);
        if (!opaque) {
            layOnWhite(upright);
        }
        return file.orientation().swapsSides() ? image(upright, height, width) : image(upright, width, height);
    }

    private static BufferedImage image(int[] rgb, int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        byte[] bytes = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        int to = 0;
        for (int colour : rgb) {
            bytes[to++] = (byte) colour;
            bytes[to++] = (byte) (colour >> 8);
            bytes[to++] = (byte) (colour >> 16);
        }
        return picture;
    }

    private void scaled() throws IOException {
        Scaling scaling = new Scaling(file.storedWidth(), file.storedHeight(), width, height);
        float[] values = new float[file.storedWidth() * Pixels.CHANNELS];
        rows((row, y) -> {
            Pixels.premultiply(row, values);
            scaling.add(values, 0);
        });
        scaling.result().copyTo(argb);
    }

    private static void layOnWhite(int[] argb) {
        for (int at = 0; at < argb.length; at++) {
            int alpha = argb[at] >>> 24;
            int white = 255 * (255 - alpha);
            int red = ((argb[at] >> 16 & 255) * alpha + white + 127) / 255;
            int green = ((argb[at] >> 8 & 255) * alpha + white + 127) / 255;
            int blue = ((argb[at] & 255) * alpha + white + 127) / 255;
            argb[at] = red << 16 | green << 8 | blue;
        }
    }

    /** Takes a row of the stored picture, which is only lent. */
    private interface RowTaker {
        void take(int[] argb, int y);
    }

    private void rows(RowTaker taker) throws IOException {
        Rectangle all = new Rectangle(file.storedWidth(), file.storedHeight());
        Rectangle frame = file.frame();
        Rectangle shown = frame.intersection(all);
        opaque = shown.equals(all);
        int[] nothing = new int[all.width];
        for (int y = 0; y < Math.min(frame.y, all.height); y++) {
            taker.take(nothing, y);
        }
        int[] row = new int[all.width];
        int[] frameRow = new int[frame.width];
        int bandRows = (int) Math.max(1, MAX_BAND_BYTES / ((long) frame.width * file.bytesPerPixel()));
        for (int top = 0; top < shown.height; top += bandRows) {
            int count = Math.min(bandRows, shown.height - top);
            PixelRows band = new PixelRows(read(new Rectangle(0, top, frame.width, count), 1));
            opaque &= band.opaque();
            for (int y = 0; y < count; y++) {
                band.read(y, frameRow);
                System.arraycopy(frameRow, 0, row, shown.x, shown.width);
                taker.take(row, frame.y + top + y);
            }
        }
        for (int y = Math.max(0, frame.y + shown.height); y < all.height; y++) {
            taker.take(nothing, y);
        }
    }

    /** @param step one of this many pixels and rows is handed over */
    private BufferedImage read(Rectangle band, int step) throws IOException {
        ImageReader reader = reader();
        try (ImageInputStream in = new InterruptibleInput(file.essence())) {
            MissingPixels missing = new MissingPixels(step);
            reader.addIIOReadWarningListener(missing);
            if (file.passes() == 1) {
                // A listener to a progressive JPEG gets the picture once for each of its scans, each time at full cost.
                reader.addIIOReadUpdateListener(missing);
            }
            reader.addIIOReadProgressListener(new AbortWhenInterrupted());
            reader.setInput(in, true, true);
            ImageReadParam part = reader.getDefaultReadParam();
            if (band.height < file.frame().height) {
                part.setSourceRegion(band);
            }
            part.setSourceSubsampling(step, step, 0, 0);
            BufferedImage image = reader.read(0, part);
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("Interrupted while decoding");
            }
            missing.check(file.ended(), band.height);
            return image;
        } finally {
            reader.dispose();
        }
    }

    private ImageReader reader() throws IOException {
        return switch (file.format()) {
            case JPEG -> registered(new JPEGImageReaderSpi()).createReaderInstance();
            case WEBP -> registered(new WebPImageReaderSpi()).createReaderInstance();
            default ->
                ImageIO.getImageReadersByFormatName(file.format().extension()).next();
        };
    }

    /** The provider of this application, whichever application's code touched Java's registry first. */
    private static ImageReaderSpi registered(ImageReaderSpi provider) {
        IIORegistry registry = IIORegistry.getDefaultInstance();
        ImageReaderSpi present = registry.getServiceProviderByClass(provider.getClass());
        if (present != null) {
            return present;
        }
        registry.registerServiceProvider(provider);
        return provider;
    }
}
