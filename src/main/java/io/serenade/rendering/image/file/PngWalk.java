package io.serenade.rendering.image.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.serenade.platform.files.MediaFormat;
import io.serenade.rendering.image.colour.PngColours;
import io.serenade.rendering.image.file.UnusablePictureException.Reason;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * Walks through the chunks of a PNG (W3C, third edition). Text is never unpacked, a profile only as far as profiles
 * reach; the pixels' chunks become one.
 */
final class PngWalk {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
    private static final int CHUNK_OVERHEAD = 12;
    private static final int PALETTE = 3;
    /** Deflate makes at most 1,032 bytes of one. */
    private static final long MAX_INFLATED = 1_032;

    private static final int[] SAMPLES = {1, 0, 3, 1, 2, 0, 4};

    private final byte[] bytes;
    private final PictureFile.Builder found = new PictureFile.Builder(MediaFormat.PNG);
    private final PngColours colours = new PngColours();
    private final ByteArrayOutputStream pixels;
    private byte[] header = {};
    private byte[] palette = {};
    private byte[] transparency = {};

    private PngWalk(byte[] bytes) {
        this.bytes = bytes;
        this.pixels = new ByteArrayOutputStream(bytes.length);
    }

    static PictureFile of(byte[] bytes) {
        return new PngWalk(bytes).walk();
    }

    private PictureFile walk() {
        int at = SIGNATURE.length;
        String type = "";
        while (at + 8 <= bytes.length && !type.equals("IEND")) {
            long length = Integer.toUnsignedLong(ByteBuffer.wrap(bytes).getInt(at));
            type = new String(bytes, at + 4, 4, ISO_8859_1);
            int from = at + 8;
            // The last chunk of a file that was cut off counts as far as it goes; the decoder sees what is missing.
            int end = (int) Math.min(from + length, bytes.length);
            chunk(type, from, end);
            at = (int) Math.min(at + length + CHUNK_OVERHEAD, bytes.length);
        }
        if (header.length == 0 || pixels.size() == 0) {
            throw new UnusablePictureException(Reason.CUT_OFF, "The PNG ends before its pixels begin");
        }
        if (uncompressed() > pixels.size() * MAX_INFLATED) {
            throw new UnusablePictureException(Reason.CUT_OFF, "The PNG has too few bytes for its pixels");
        }
        return found.colours(colours.read(isGrey()))
                .bytesPerPixel((SAMPLES[colourType()] + 1) * (header[8] == 16 ? 2 : 1))
                .essence(essence());
    }

    private void chunk(String type, int from, int end) {
        boolean early = pixels.size() == 0;
        switch (type) {
            case "IHDR" -> header(from, end);
            case "PLTE" -> palette = early ? Arrays.copyOfRange(bytes, from, end) : palette;
            case "tRNS" -> transparency = early ? Arrays.copyOfRange(bytes, from, end) : transparency;
            case "IDAT" -> pixels.write(bytes, from, end - from);
            case "eXIf" -> found.orientation(Orientation.ofExif(ByteBuffer.wrap(bytes, from, end - from)));
            case "cICP", "iCCP", "sRGB", "gAMA", "cHRM" -> {
                if (early) {
                    colours.keep(type, Arrays.copyOfRange(bytes, from, end));
                }
            }
            default -> {
                // Text, histories, animations and the like.
            }
        }
    }

    private void header(int from, int end) {
        if (end - from != 13 || header.length > 0) {
            throw new UnusablePictureException(Reason.DAMAGED, "The PNG has a header that is none");
        }
        header = Arrays.copyOfRange(bytes, from, end);
        ByteBuffer size = ByteBuffer.wrap(header);
        found.size(Integer.toUnsignedLong(size.getInt(0)), Integer.toUnsignedLong(size.getInt(4)));
        if (colourType() < 0 || colourType() >= SAMPLES.length || SAMPLES[colourType()] == 0) {
            throw new UnusablePictureException(Reason.DAMAGED, "The PNG has colours that are none");
        }
    }

    private int colourType() {
        return header[9];
    }

    private boolean isGrey() {
        return colourType() == 0 || colourType() == 4;
    }

    private long uncompressed() {
        ByteBuffer size = ByteBuffer.wrap(header);
        long bits = (long) size.getInt(0) * SAMPLES[colourType()] * header[8];
        return (bits + 7) / 8 * size.getInt(4);
    }

    private byte[] essence() {
        ByteArrayOutputStream essence = new ByteArrayOutputStream(pixels.size() + 2_048);
        essence.writeBytes(SIGNATURE);
        write(essence, "IHDR", header);
        if (colourType() == PALETTE) {
            write(essence, "PLTE", palette);
        }
        if (transparency.length > 0 && colourType() <= PALETTE) {
            write(essence, "tRNS", transparency);
        }
        write(essence, "IDAT", pixels.toByteArray());
        write(essence, "IEND", new byte[0]);
        return essence.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, String type, byte[] data) {
        byte[] name = type.getBytes(ISO_8859_1);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        out.writeBytes(name);
        out.writeBytes(data);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }
}
