package io.serenade.lovesong;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import io.serenade.platform.MediaFormat;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;

/**
 * Turns what a visitor sent into the one form in which photos are kept: 600×600 JPEG, upright, without metadata. The size
 * is read from the header before a pixel is decoded, large pictures are thinned out while decoding, and only a few are
 * decoded at a time, so no picture can exhaust the memory.
 */
public final class PetPhoto {
    static final int SIDE = 600;
    private static final int MIN_SIDE = 400;
    private static final int MAX_BYTES = 5 * 1024 * 1024;
    private static final long MAX_PIXELS = 25_000_000;
    private static final String USABLE = "Please upload JPG or PNG image under 5MB";
    private static final Semaphore DECODERS = new Semaphore(2);

    static {
        ImageIO.setUseCache(false);
    }

    private PetPhoto() {}

    /** Decodes base64 with or without a {@code data:} prefix and normalises the picture. @throws PhotoException */
    public static byte[] normalise(String base64) {
        return normalise(decode(base64));
    }

    static byte[] decode(String text) {
        String digits = text;
        if (text.startsWith("data:")) {
            int comma = text.indexOf(',');
            if (comma < 0 || comma > 100 || !text.substring(0, comma).endsWith(";base64")) {
                throw new PhotoException("The photo's data: prefix is damaged. " + USABLE);
            }
            digits = text.substring(comma + 1);
        }
        if (digits.length() / 4L * 3 > MAX_BYTES + 3L) {
            throw new PhotoException("The photo is larger than 5MB. " + USABLE);
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(digits);
            if (bytes.length > MAX_BYTES) {
                throw new PhotoException("The photo is larger than 5MB. " + USABLE);
            }
            return bytes;
        } catch (IllegalArgumentException e) {
            throw new PhotoException("The photo is not valid base64. " + USABLE, e);
        }
    }

    static byte[] normalise(byte[] bytes) {
        DECODERS.acquireUninterruptibly();
        try {
            return jpeg(square(read(bytes), orientation(bytes)));
        } catch (PhotoException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Readers throw almost anything at a picture that is damaged on purpose.
            throw new PhotoException("The photo is damaged. " + USABLE, e);
        } finally {
            DECODERS.release();
        }
    }

    private static BufferedImage read(byte[] bytes) throws IOException {
        String format = format(bytes);
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        ImageReader reader = readers.next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            checkSize(width, height);
            ImageReadParam thinned = reader.getDefaultReadParam();
            int every = Math.max(1, Math.min(width, height) / (2 * SIDE));
            thinned.setSourceSubsampling(every, every, 0, 0);
            return reader.read(0, thinned);
        } finally {
            reader.dispose();
        }
    }

    private static void checkSize(int width, int height) {
        if ((long) width * height > MAX_PIXELS) {
            throw new PhotoException("The photo has more than 25 megapixels; please make it smaller.");
        }
        if (width < MIN_SIDE || height < MIN_SIDE) {
            throw new PhotoException("The photo is " + width + "×" + height + "; at least 400×400 pixels are needed.");
        }
        if (Math.abs(width - height) > 1) {
            throw new PhotoException("The photo is " + width + "×" + height + "; please crop it to a square.");
        }
    }

    private static String format(byte[] bytes) {
        return MediaFormat.of(bytes, bytes.length)
                .filter(format -> format == MediaFormat.JPEG || format == MediaFormat.PNG)
                .map(format -> format.name().toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new PhotoException("This is not a JPG or PNG picture. " + USABLE));
    }

    /** The EXIF orientation, 1 to 8; 1 where there is none or it makes no sense. */
    private static int orientation(byte[] bytes) throws IOException {
        try {
            ExifIFD0Directory exif = ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes))
                    .getFirstDirectoryOfType(ExifIFD0Directory.class);
            boolean told = exif != null && exif.containsTag(ExifIFD0Directory.TAG_ORIENTATION);
            int value = told ? exif.getInt(ExifIFD0Directory.TAG_ORIENTATION) : 1;
            return value >= 1 && value <= 8 ? value : 1;
        } catch (ImageProcessingException | MetadataException e) {
            return 1;
        }
    }

    private static BufferedImage square(BufferedImage image, int orientation) {
        BufferedImage result = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = result.createGraphics();
        graphics.setColor(java.awt.Color.WHITE);
        graphics.fillRect(0, 0, SIDE, SIDE);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.setTransform(upright(orientation));
        graphics.drawImage(image, 0, 0, SIDE, SIDE, null);
        graphics.dispose();
        return result;
    }

    /** The turn and flip of the unit square that undoes an EXIF orientation, for the side used here. */
    private static AffineTransform upright(int orientation) {
        double s = SIDE;
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, s, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, s, s);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, s);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, s, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, s, s);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, s);
            default -> new AffineTransform();
        };
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(100_000);
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam quality = writer.getDefaultWriteParam();
            quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            quality.setCompressionQuality(0.9f);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), quality);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
