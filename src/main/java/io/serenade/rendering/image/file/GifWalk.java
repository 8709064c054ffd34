package io.serenade.rendering.image.file;

import io.serenade.platform.files.MediaFormat;
import io.serenade.rendering.image.file.UnusablePictureException.Reason;
import java.awt.Rectangle;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Walks through the blocks of a GIF (89a) up to the end of its first frame; what follows is never read. */
final class GifWalk {
    private static final int SCREEN_BYTES = 13;
    private static final int FRAME_BYTES = 10;
    private static final int EXTENSION = 0x21;
    private static final int GRAPHIC_CONTROL = 0xF9;
    private static final int FRAME = 0x2C;
    private static final int TRAILER = 0x3B;

    private final byte[] bytes;
    private final ByteBuffer numbers;
    private final ByteArrayOutputStream kept;
    private final PictureFile.Builder found = new PictureFile.Builder(MediaFormat.GIF).bytesPerPixel(1);
    private int at;

    private GifWalk(byte[] bytes) {
        this.bytes = bytes;
        this.numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.kept = new ByteArrayOutputStream(bytes.length);
    }

    static PictureFile of(byte[] bytes) {
        return new GifWalk(bytes).walk();
    }

    private PictureFile walk() {
        keep(SCREEN_BYTES + paletteBytes(bytes[10]));
        byte[] control = {};
        while (true) {
            int block = bytes[at] & 0xff;
            if (block == FRAME) {
                kept.writeBytes(control);
                return frame();
            }
            if (block != EXTENSION) {
                throw new UnusablePictureException(
                        block == TRAILER ? Reason.CUT_OFF : Reason.DAMAGED, "The GIF has no frame where one should be");
            }
            int start = at;
            boolean graphic = (bytes[at + 1] & 0xff) == GRAPHIC_CONTROL;
            at += 2;
            skipSubBlocks();
            if (graphic) {
                control = Arrays.copyOfRange(bytes, start, at);
            }
        }
    }

    private PictureFile frame() {
        Rectangle frame = new Rectangle(number(at + 1), number(at + 3), number(at + 5), number(at + 7));
        // Old encoders leave the screen without a size.
        int width = number(6) == 0 ? frame.x + frame.width : number(6);
        int height = number(8) == 0 ? frame.y + frame.height : number(8);
        PictureFile.checkSize(frame.width, frame.height);
        found.size(width, height);
        keep(FRAME_BYTES + paletteBytes(bytes[at + 9]) + 1);
        int start = at;
        skipSubBlocks();
        kept.write(bytes, start, at - start);
        kept.write(TRAILER);
        return found.frame(frame).essence(kept.toByteArray());
    }

    private int number(int place) {
        return Short.toUnsignedInt(numbers.getShort(place));
    }

    private static int paletteBytes(byte flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    private void keep(int count) {
        kept.write(bytes, at, count);
        at += count;
    }

    private void skipSubBlocks() {
        int length = bytes[at] & 0xff;
        while (length > 0) {
            at += length + 1;
            length = bytes[at] & 0xff;
        }
        at++;
    }
}
