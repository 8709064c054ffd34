package io.serenade.rendering.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Adds the colour box to a picture description that lacks one: Apple's players trust it more than the stream, and older
 * FFmpeg versions do not write it.
 */
final class ColourDescription {
    static final int BT709 = 1;
    static final int BT601 = 6;

    /** Bytes of a visual sample entry before its boxes (ISO/IEC 14496-12, 12.1.3). */
    private static final int FIXED_FIELDS = 78;

    private static final int COUNT_FIELDS = 8;

    private ColourDescription() {}

    /**
     * Completes the content of a sample description box with one description.
     *
     * @param matrix from red, green and blue to luma and colour differences; primaries and transfer are BT.709's
     */
    static byte[] complete(byte[] descriptions, int matrix) throws IOException {
        ByteBuffer entries = ByteBuffer.wrap(descriptions, COUNT_FIELDS, descriptions.length - COUNT_FIELDS)
                .slice();
        ByteBuffer boxes = BoxReader.read(entries).get(0).from(FIXED_FIELDS);
        if (BoxReader.read(boxes).stream().anyMatch(box -> box.type().equals("colr"))) {
            return descriptions;
        }
        BoxWriter out = new BoxWriter();
        out.raw(descriptions);
        out.box("colr", () -> out.text("nclx").int16(BT709, BT709, matrix).zeros(1));
        byte[] longer = out.toByteArray();
        int added = longer.length - descriptions.length;
        ByteBuffer fields = ByteBuffer.wrap(longer);
        fields.putInt(COUNT_FIELDS, fields.getInt(COUNT_FIELDS) + added);
        return longer;
    }
}
