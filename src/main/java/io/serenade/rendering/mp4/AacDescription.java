package io.serenade.rendering.mp4;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** What a sample description says about its AAC (ISO/IEC 14496-1, 7.2.6; 14496-3, 1.6.2.1). */
public final class AacDescription {
    private static final int FIXED_FIELDS = 28;
    private static final int MPEG4_AUDIO = 0x40;
    /** Low complexity, 44,100 a second, two channels, 1,024 samples a frame. */
    private static final byte[] PLAIN = {0x12, 0x10};
    /** The same, and a note that there is no spectral band replication. */
    private static final byte[] PLAIN_NOTED = {0x12, 0x10, 0x56, (byte) 0xE5, 0};

    private AacDescription() {}

    /** Whether the track is plain stereo AAC-LC at 44.1 kHz, which needs nothing that a player might lack. */
    public static boolean isPlain(EncodedTrack track) throws IOException {
        try {
            byte[] configuration = configuration(track);
            return Arrays.equals(configuration, PLAIN) || Arrays.equals(configuration, PLAIN_NOTED);
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new IOException("the description of the sound is cut off", e);
        }
    }

    private static byte[] configuration(EncodedTrack track) throws IOException {
        byte[] table = track.descriptions();
        BoxReader.Box entry =
                BoxReader.find(ByteBuffer.wrap(table, 8, table.length - 8).slice(), "mp4a");
        ByteBuffer fields = BoxReader.find(entry.from(FIXED_FIELDS), "esds").from(4);
        enter(fields, 3);
        fields.position(fields.position() + 3);
        enter(fields, 4);
        if (fields.get() != MPEG4_AUDIO) {
            return new byte[0];
        }
        fields.position(fields.position() + 12);
        byte[] configuration = new byte[enter(fields, 5)];
        fields.get(configuration);
        return configuration;
    }

    /** Steps into a descriptor and returns its length, which is written in groups of seven bits. */
    private static int enter(ByteBuffer fields, int tag) throws IOException {
        if (fields.get() != tag) {
            throw new IOException("the description of the sound lacks descriptor " + tag);
        }
        int length = 0;
        int bits;
        do {
            bits = fields.get();
            length = (length << 7 | bits & 127) & 0xFFFF;
        } while (bits < 0);
        return Math.min(length, fields.remaining());
    }
}
