package io.serenade.rendering.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Adds the colour box to a picture description that lacks one: Apple's players trust it more than the stream, and older
 * FFmpeg versions do not write it.
 */
final class ColourDescription {
    /** Bytes of a visual sample entry before its boxes (ISO/IEC 14496-12, 12.1.3). */
    private static final int FIXED_FIELDS = 78;

    private static final int COUNT_FIELDS = 8;
    private static final int BT709 = 1;
    private static final int BT601 = 6;

    private final EncodedTrack track;

    ColourDescription(EncodedTrack track) {
        this.track = track;
    }

    EncodedTrack complete() throws IOException {
        if (track.descriptionBoxes(FIXED_FIELDS).contains("colr")) {
            return track;
        }
        BoxWriter out = new BoxWriter();
        out.raw(track.descriptions());
        out.box("colr", () -> out.text("nclx").int16(BT709, BT709, BT601).zeros(1));
        byte[] longer = out.toByteArray();
        int added = longer.length - track.descriptions().length;
        ByteBuffer fields = ByteBuffer.wrap(longer);
        fields.putInt(COUNT_FIELDS, fields.getInt(COUNT_FIELDS) + added);
        return track.describedBy(longer);
    }
}
