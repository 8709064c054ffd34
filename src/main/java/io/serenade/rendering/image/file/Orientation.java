package io.serenade.rendering.image.file;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a stored picture has to be turned and flipped to stand upright, in the order of Exif's values 1 to 8. Nothing
 * else of the metadata is read.
 */
public enum Orientation {
    UPRIGHT(false, false, false),
    MIRRORED(false, true, false),
    UPSIDE_DOWN(false, true, true),
    FLIPPED(false, false, true),
    TRANSPOSED(true, false, false),
    TURNED_LEFT(true, false, true),
    TRANSVERSED(true, true, true),
    TURNED_RIGHT(true, true, false);

    private static final int TAG = 0x0112;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int ENTRY_BYTES = 12;

    private final boolean swapsSides;
    private final boolean fromRight;
    private final boolean fromBottom;

    Orientation(boolean swapsSides, boolean fromRight, boolean fromBottom) {
        this.swapsSides = swapsSides;
        this.fromRight = fromRight;
        this.fromBottom = fromBottom;
    }

    /**
     * The orientation recognised by the first directory of an Exif block (a TIFF header and what follows); upright if
     * none is.
     */
    static Orientation ofExif(ByteBuffer exif) {
        try {
            ByteBuffer tiff = exif.slice();
            tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            int directory = tiff.getInt(4);
            int entries = tiff.getShort(directory) & 0xffff;
            for (int i = 0; i < entries; i++) {
                int entry = directory + 2 + i * ENTRY_BYTES;
                if ((tiff.getShort(entry) & 0xffff) == TAG) {
                    return of(value(tiff, entry));
                }
            }
            return UPRIGHT;
        } catch (IndexOutOfBoundsException | BufferUnderflowException e) {
            // Exif that points outside itself tells nothing, and browsers show the picture as it lies.
            return UPRIGHT;
        }
    }

    private static int value(ByteBuffer tiff, int entry) {
        return switch (tiff.getShort(entry + 2)) {
            case SHORT -> tiff.getShort(entry + 8);
            case LONG -> tiff.getInt(entry + 8);
            default -> 0;
        };
    }

    private static Orientation of(int value) {
        return value >= 1 && value <= values().length ? values()[value - 1] : UPRIGHT;
    }

    public boolean swapsSides() {
        return swapsSides;
    }

    /** The pixels of a stored picture, row by row, in the order of the upright one. */
    public int[] upright(int[] stored, int storedWidth, int storedHeight) {
        if (this == UPRIGHT) {
            return stored;
        }
        int width = swapsSides ? storedHeight : storedWidth;
        int[] turned = new int[stored.length];
        for (int at = 0; at < turned.length; at++) {
            int across = at % width;
            int down = at / width;
            int x = swapsSides ? down : across;
            int y = swapsSides ? across : down;
            int column = fromRight ? storedWidth - 1 - x : x;
            int row = fromBottom ? storedHeight - 1 - y : y;
            turned[at] = stored[row * storedWidth + column];
        }
        return turned;
    }
}
