package io.serenade.rendering.sound;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Whether an Ogg file ends in the middle of a page. It declares no length (positions may begin anywhere), and a
 * stream that was recorded need not have a last page, so half a page is the only sign of a file that is cut off. Layout
 * after RFC 3533, section 6.
 */
final class OggEnd {
    private static final int MAGIC = 0x4F676753;
    private static final int HEADER = 27;
    private static final int LARGEST_PAGE = HEADER + 255 + 255 * 255;

    private OggEnd() {}

    static boolean isCut(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            long from = Math.max(0, channel.size() - LARGEST_PAGE);
            ByteBuffer end = ByteBuffer.allocate((int) (channel.size() - from));
            int n = 0;
            while (end.hasRemaining() && n >= 0) {
                n = channel.read(end, from + end.position());
            }
            return isCut(end.flip());
        }
    }

    private static boolean isCut(ByteBuffer end) {
        for (int at = end.limit() - 4; at >= 0; at--) {
            if (end.getInt(at) == MAGIC) {
                return lengthOfPage(end, at) > end.limit() - at;
            }
        }
        return false;
    }

    private static int lengthOfPage(ByteBuffer end, int at) {
        if (at + HEADER > end.limit()) {
            return HEADER;
        }
        int segments = end.get(at + HEADER - 1) & 0xFF;
        int length = HEADER + segments;
        for (int i = 0; i < segments && at + HEADER + i < end.limit(); i++) {
            length += end.get(at + HEADER + i) & 0xFF;
        }
        return length;
    }
}
