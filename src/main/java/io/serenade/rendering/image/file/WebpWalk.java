package io.serenade.rendering.image.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.serenade.platform.files.MediaFormat;
import io.serenade.rendering.image.colour.ProfileColours;
import io.serenade.rendering.image.file.UnusablePictureException.Reason;
import java.awt.Rectangle;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Walks through the chunks of a WebP (RFC 9649); of an animation, the first frame counts. */
final class WebpWalk {
    private static final int MAX_PROFILE_BYTES = 4 * 1024 * 1024;
    private static final int RIFF_BYTES = 12;
    private static final int FRAME_BYTES = 16;
    private static final int HAS_ALPHA = 0x10;

    private final byte[] bytes;
    private final ByteBuffer numbers;
    private final PictureFile.Builder found = new PictureFile.Builder(MediaFormat.WEBP).bytesPerPixel(4);
    private Rectangle frame;
    private byte[] alpha = {};
    private byte[] pixels = {};

    private WebpWalk(byte[] bytes) {
        this.bytes = bytes;
        this.numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    static PictureFile of(byte[] bytes) {
        return new WebpWalk(bytes).walk();
    }

    private PictureFile walk() {
        chunks(RIFF_BYTES, bytes.length);
        if (pixels.length == 0) {
            throw new UnusablePictureException(Reason.CUT_OFF, "The WebP ends before its pixels begin");
        }
        return found.essence(pixels);
    }

    private void chunks(int start, int end) {
        int at = start;
        while (at + 8 <= end) {
            String type = new String(bytes, at, 4, ISO_8859_1);
            long to = at + 8 + Integer.toUnsignedLong(numbers.getInt(at + 4));
            if (to > end) {
                throw new UnusablePictureException(Reason.CUT_OFF, "The WebP has a chunk that is not whole");
            }
            if (pixels.length == 0) {
                picture(type, at, (int) to);
            }
            description(type, at + 8, (int) to);
            at = (int) (to + (to & 1));
        }
    }

    private void picture(String type, int at, int end) {
        int from = at + 8;
        switch (type) {
            case "VP8X" -> {
                frame = new Rectangle(1 + number24(from + 4), 1 + number24(from + 7));
                found.size(frame.width, frame.height);
            }
            case "ANMF" -> {
                frame = new Rectangle(
                        2 * number24(from), 2 * number24(from + 3), 1 + number24(from + 6), 1 + number24(from + 9));
                chunks(from + FRAME_BYTES, end);
            }
            case "ALPH" -> alpha = Arrays.copyOfRange(bytes, at, end);
            case "VP8 " -> pixels = lossy(at, end);
            case "VP8L" -> pixels = lossless(at, end);
            default -> {
                // Text and unknown chunks.
            }
        }
    }

    private void description(String type, int from, int end) {
        if (type.equals("EXIF")) {
            found.orientation(Orientation.ofExif(exif(from, end)));
        } else if (type.equals("ICCP") && end - from <= MAX_PROFILE_BYTES) {
            found.colours(ProfileColours.of(Arrays.copyOfRange(bytes, from, end), 3));
        }
    }

    /** Some writers put JPEG's name before it. */
    private ByteBuffer exif(int from, int end) {
        boolean named = end - from > 6 && new String(bytes, from, 6, ISO_8859_1).equals("Exif\0\0");
        int start = named ? from + 6 : from;
        return ByteBuffer.wrap(bytes, start, end - start);
    }

    private byte[] lossy(int at, int end) {
        int width = Short.toUnsignedInt(numbers.getShort(at + 14)) & 0x3fff;
        int height = Short.toUnsignedInt(numbers.getShort(at + 16)) & 0x3fff;
        place(width, height);
        byte[] colour = Arrays.copyOfRange(bytes, at, end);
        return alpha.length == 0 ? riff(colour) : riff(extended(width, height), alpha, colour);
    }

    private byte[] lossless(int at, int end) {
        int size = numbers.getInt(at + 9);
        place((size & 0x3fff) + 1, (size >> 14 & 0x3fff) + 1);
        return riff(Arrays.copyOfRange(bytes, at, end));
    }

    /** The frame's own size is the one that the decoder makes room for. */
    private void place(int width, int height) {
        if (frame == null) {
            found.size(width, height);
        } else if (frame.width != width || frame.height != height) {
            throw new UnusablePictureException(Reason.DAMAGED, "The WebP has a frame of two sizes");
        } else {
            PictureFile.checkSize(width, height);
            found.frame(frame);
        }
    }

    private int number24(int place) {
        return numbers.getInt(place - 1) >>> 8;
    }

    private static byte[] extended(int width, int height) {
        ByteBuffer chunk = ByteBuffer.allocate(18).order(ByteOrder.LITTLE_ENDIAN);
        chunk.put("VP8X".getBytes(ISO_8859_1)).putInt(10).putInt(HAS_ALPHA);
        return chunk.putInt((width - 1) | (height - 1) << 24)
                .putShort((short) ((height - 1) >> 8))
                .array();
    }

    private static byte[] riff(byte[]... chunks) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] chunk : chunks) {
            body.writeBytes(chunk);
            if (chunk.length % 2 == 1) {
                body.write(0);
            }
        }
        ByteBuffer file = ByteBuffer.allocate(RIFF_BYTES + body.size()).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(ISO_8859_1)).putInt(4 + body.size()).put("WEBP".getBytes(ISO_8859_1));
        return file.put(body.toByteArray()).array();
    }
}
