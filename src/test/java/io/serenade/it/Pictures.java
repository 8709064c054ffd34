package io.serenade.it;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures as people send them, good and bad. */
final class Pictures {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private Pictures() {}

    /** The file formats that are tried. */
    enum Format {
        JPEG,
        PNG,
        GIF
    }

    static byte[] square(Format format, int side) {
        return picture(format, side, side);
    }

    /** Red in its upper left quarter, blue elsewhere. */
    static byte[] picture(Format format, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.BLUE);
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height / 2);
        graphics.dispose();
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, format.name().toLowerCase(Locale.ROOT), bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A good JPEG that is followed by nothing until it has the size given. */
    static byte[] paddedTo(int size) {
        return Arrays.copyOf(square(Format.JPEG, 400), size);
    }

    /** A few bytes that claim to be a huge PNG. */
    static byte[] claimedPng(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        header.put(new byte[] {8, 2, 0, 0, 0});
        byte[] head = chunk("IHDR", header.array());
        byte[] end = chunk("IEND", new byte[0]);
        return ByteBuffer.allocate(PNG.length + head.length + end.length)
                .put(PNG)
                .put(head)
                .put(end)
                .array();
    }

    private static byte[] chunk(String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(name)
                .put(data)
                .putInt((int) sum.getValue())
                .array();
    }

    /** A JPEG whose EXIF data say that it was taken with the camera turned (orientation 6: turn right to see it upright). */
    static byte[] turnedJpeg(int side) {
        byte[] plain = square(Format.JPEG, side);
        byte[] exif = {
            (byte) 0xff,
            (byte) 0xe1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            6,
            0,
            0,
            0,
            0,
            0,
            0
        };
        return ByteBuffer.allocate(plain.length + exif.length)
                .put(plain, 0, 2)
                .put(exif)
                .put(plain, 2, plain.length - 2)
                .array();
    }

    static BufferedImage read(byte[] bytes) {
        try {
            return ImageIO.read(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
