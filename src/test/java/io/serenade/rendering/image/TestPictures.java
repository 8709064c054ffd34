package io.serenade.rendering.image;

import io.serenade.platform.files.MediaFormat;
import io.serenade.rendering.image.file.PictureFile;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures made byte by byte: whole, bent and built to hurt. */
public final class TestPictures {
    public static final Set<MediaFormat> ANY =
            EnumSet.of(MediaFormat.JPEG, MediaFormat.PNG, MediaFormat.GIF, MediaFormat.WEBP);

    private TestPictures() {}

    public static PictureFile open(byte[] bytes) {
        return PictureFile.open(bytes, ANY);
    }

    public static BufferedImage decode(byte[] bytes, int width, int height) throws IOException {
        return PictureDecoder.decode(open(bytes), width, height);
    }

    /** Red, green and blue quarters, the last one black: left upper, right upper, left lower. */
    public static BufferedImage quarters(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height / 2);
        graphics.setColor(Color.GREEN);
        graphics.fillRect(width / 2, 0, width, height / 2);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(0, height / 2, width / 2, height);
        graphics.dispose();
        return image;
    }

    public static byte[] written(BufferedImage image, String format) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] progressive(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), settings);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** A JPEG with a segment put right behind its start. */
    public static byte[] withSegment(byte[] jpeg, int marker, byte[] data) {
        return concat(Arrays.copyOf(jpeg, 2), segment(marker, data), Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    public static byte[] segment(int marker, byte[] data) {
        byte[] head = {(byte) 0xff, (byte) marker, (byte) (data.length + 2 >> 8), (byte) (data.length + 2)};
        return concat(head, data);
    }

    public static byte[] withOrientation(byte[] jpeg, int orientation) {
        return withSegment(jpeg, 0xe1, concat(ascii("Exif\0\0"), exif(orientation)));
    }

    public static byte[] exif(int orientation) {
        ByteBuffer tiff = ByteBuffer.allocate(26).put(ascii("MM\0*")).putInt(8).putShort((short) 1);
        return tiff.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .array();
    }

    /**
     * A grey progressive JPEG without a picture, whose scans are nearly empty: 42 bytes each make a decoder go over all
     * pixels once more.
     */
    public static byte[] manyScans(int side, int scans) {
        int blocks = (side + 7) / 8 * ((side + 7) / 8);
        byte[] table = new byte[65];
        Arrays.fill(table, 1, 65, (byte) 1);
        byte[] start = concat(
                new byte[] {(byte) 0xff, (byte) 0xd8},
                segment(0xdb, table),
                segment(0xc2, new byte[] {
                    8, (byte) (side >> 8), (byte) side, (byte) (side >> 8), (byte) side, 1, 1, 0x11, 0
                }),
                // Codes: 0 for no difference; 0 for a run of 16,384 and more blocks without anything, 10 for one such
                // block.
                segment(0xc4, concat(new byte[] {0x00, 1}, new byte[15], new byte[] {0})),
                segment(0xc4, concat(new byte[] {0x10, 1, 1}, new byte[14], new byte[] {(byte) 0xe0, 0})));
        byte[] direct = concat(segment(0xda, new byte[] {1, 1, 0, 0, 0, 0}), bits("0".repeat(blocks)));
        StringBuilder runs = new StringBuilder();
        int left = blocks;
        while (left >= 1 << 14) {
            int run = Math.min(left, (1 << 15) - 1);
            runs.append('0')
                    .append(String.format("%14s", Integer.toBinaryString(run - (1 << 14)))
                            .replace(' ', '0'));
            left -= run;
        }
        runs.append("10".repeat(left));
        byte[] scan = concat(segment(0xda, new byte[] {1, 1, 0, 1, 63, 0}), bits(runs.toString()));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(start);
        all.writeBytes(direct);
        for (int i = 0; i < scans; i++) {
            all.writeBytes(scan);
        }
        all.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd9});
        return all.toByteArray();
    }

    private static byte[] bits(String digits) {
        String whole = digits + "1".repeat((8 - digits.length() % 8) % 8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < whole.length(); i += 8) {
            int value = Integer.parseInt(whole.substring(i, i + 8), 2);
            out.write(value);
            if (value == 0xff) {
                out.write(0);
            }
        }
        return out.toByteArray();
    }

    /** A PNG of 8 bits from rows without filters. @param colourType as in the header: 0 grey, 2 RGB, 4 grey with alpha … */
    public static byte[] png(int width, int height, int colourType, byte[] pixels, byte[]... chunks) {
        int bytesPerRow = pixels.length / height;
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        for (int y = 0; y < height; y++) {
            rows.write(0);
            rows.write(pixels, y * bytesPerRow, bytesPerRow);
        }
        return pngOf(pngHeader(width, height, colourType), concat(chunks), chunk("IDAT", deflated(rows.toByteArray())));
    }

    public static byte[] pngHeader(int width, int height, int colourType) {
        return chunk(
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put((byte) 8)
                        .put((byte) colourType)
                        .array());
    }

    public static byte[] pngOf(byte[]... chunks) {
        byte[] signature = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
        return concat(signature, concat(chunks), chunk("IEND", new byte[0]));
    }

    public static byte[] chunk(String type, byte[] data) {
        byte[] name = ascii(type);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        return concat(
                ByteBuffer.allocate(4).putInt(data.length).array(),
                name,
                data,
                ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }

    public static byte[] deflated(byte[] data) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setInput(data);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] part = new byte[8192];
        while (!deflater.finished()) {
            out.write(part, 0, deflater.deflate(part));
        }
        deflater.end();
        return out.toByteArray();
    }

    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    public static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(out::writeBytes);
        return out.toByteArray();
    }
}
