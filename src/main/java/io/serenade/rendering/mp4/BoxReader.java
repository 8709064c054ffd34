package io.serenade.rendering.mp4;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Boxes of an MP4 in memory. Sizes are checked, so a broken file ends in an exception and never outside its bytes. */
final class BoxReader {
    /** One box: its type, where it starts in the file, and its content without the header. */
    record Box(String type, int start, ByteBuffer content) {
        /** The content after the given number of bytes, for boxes that have fields before their children. */
        ByteBuffer from(int skipped) throws IOException {
            if (content.remaining() < skipped) {
                throw new BrokenBoxException("box " + type + " is cut off");
            }
            ByteBuffer rest = content.duplicate();
            rest.position(rest.position() + skipped);
            return rest.slice();
        }
    }

    private static final int HEADER = 8;
    /** Far more than any list of ours; a foreign file of nothing but empty boxes must not fill the memory. */
    private static final int MOST = 100_000;

    private BoxReader() {}

    static List<Box> read(ByteBuffer bytes) throws IOException {
        List<Box> boxes = new ArrayList<>();
        ByteBuffer rest = bytes.duplicate();
        while (rest.remaining() >= HEADER) {
            int start = rest.position();
            long size = rest.getInt() & 0xFFFFFFFFL;
            byte[] type = new byte[4];
            rest.get(type);
            if (size < HEADER || size - HEADER > rest.remaining() || boxes.size() >= MOST) {
                throw new BrokenBoxException("box at " + start + " is cut off");
            }
            ByteBuffer content = rest.slice();
            content.limit((int) size - HEADER);
            boxes.add(new Box(new String(type, StandardCharsets.ISO_8859_1), start, content));
            rest.position(start + (int) size);
        }
        return boxes;
    }

    /** The first box at the end of a path such as {@code moov, trak, mdia}. */
    static Box find(ByteBuffer bytes, String... path) throws IOException {
        ByteBuffer inside = bytes;
        Box found = null;
        for (String type : path) {
            found = read(inside).stream()
                    .filter(box -> box.type().equals(type))
                    .findFirst()
                    .orElseThrow(() -> new BrokenBoxException("the MP4 has no box " + String.join("/", path)));
            inside = found.content();
        }
        return found;
    }
}
