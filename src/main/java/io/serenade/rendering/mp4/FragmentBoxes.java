package io.serenade.rendering.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The two boxes of a fragment that say where its samples lie (ISO/IEC 14496-12, 8.8.7 and 8.8.8). */
final class FragmentBoxes {
    record Run(int dataOffset, int[] sizes) {}

    private static final int FLAGS = 0xFFFFFF;

    private FragmentBoxes() {}

    static int defaultSampleSize(BoxReader.Box tfhd) {
        ByteBuffer fields = tfhd.content().duplicate();
        int flags = fields.getInt() & FLAGS;
        fields.getInt();
        skip(fields, flags, 0x1, 8);
        skip(fields, flags, 0x2, 4);
        skip(fields, flags, 0x8, 4);
        return (flags & 0x10) == 0 ? 0 : fields.getInt();
    }

    static Run run(BoxReader.Box trun, int defaultSize) throws IOException {
        ByteBuffer fields = trun.content().duplicate();
        int flags = fields.getInt() & FLAGS;
        int count = fields.getInt();
        if (count < 0 || ((flags & 0x200) != 0 && count > fields.remaining() / 4)) {
            throw new IOException("an MP4 fragment claims " + count + " samples");
        }
        int dataOffset = (flags & 0x1) == 0 ? 0 : fields.getInt();
        skip(fields, flags, 0x4, 4);
        int[] sizes = new int[count];
        for (int i = 0; i < count; i++) {
            skip(fields, flags, 0x100, 4);
            sizes[i] = (flags & 0x200) == 0 ? defaultSize : fields.getInt();
            skip(fields, flags, 0x400, 4);
            skip(fields, flags, 0x800, 4);
        }
        return new Run(dataOffset, sizes);
    }

    private static void skip(ByteBuffer fields, int flags, int flag, int bytes) {
        if ((flags & flag) != 0) {
            for (int i = 0; i < bytes; i += 4) {
                fields.getInt();
            }
        }
    }
}
