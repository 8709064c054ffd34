package io.serenade.rendering.mp4;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Encoded pictures that lie in a file of MP4 fragments, as an encoder wrote it. Only the tables are held in memory, so a
 * film of any length can be put together from many of them.
 */
public final class PictureSegment {
    private static final int BOX_HEADER = 8;
    private static final int LARGEST_TABLES = 8 << 20;
    private static final int FIXED_FIELDS = 78;
    private static final int UNIT_LENGTH = 4;

    /** Type of the NAL unit of an IDR picture (ISO/IEC 14496-10, table 7-1). */
    private static final int IDR_SLICE = 5;

    private final Path file;
    private final byte[] descriptions;
    private final int[] sizes;
    private final long[] offsets;
    private final BitSet keys = new BitSet();

    private PictureSegment(Path file, byte[] descriptions, List<Integer> sizes, List<Long> offsets) {
        this.file = file;
        this.descriptions = descriptions;
        this.sizes = sizes.stream().mapToInt(Integer::intValue).toArray();
        this.offsets = offsets.stream().mapToLong(Long::longValue).toArray();
    }

    /** @throws IOException when the file does not hold such pictures, or is cut off */
    public static PictureSegment read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            byte[] descriptions = null;
            List<Integer> sizes = new ArrayList<>();
            List<Long> offsets = new ArrayList<>();
            long at = 0;
            while (at + BOX_HEADER <= channel.size()) {
                ByteBuffer header = bytes(channel, at, BOX_HEADER);
                long size = header.getInt() & 0xFFFFFFFFL;
                int type = header.getInt();
                if (size < BOX_HEADER || size > channel.size() - at) {
                    throw new BrokenBoxException("the fragments of " + file.getFileName() + " are cut off");
                }
                if (type == 0x6D6F6F76) {
                    descriptions = descriptions(tables(channel, at, size));
                } else if (type == 0x6D6F6F66) {
                    readFragment(tables(channel, at, size), at, channel.size(), sizes, offsets);
                }
                at += size;
            }
            if (descriptions == null || sizes.isEmpty()) {
                throw new BrokenBoxException(file.getFileName() + " has no pictures");
            }
            PictureSegment segment = new PictureSegment(file, descriptions, sizes, offsets);
            segment.findKeys(channel);
            return segment;
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new IOException("the fragments of " + file.getFileName() + " are broken", e);
        }
    }

    private static ByteBuffer tables(FileChannel channel, long at, long size) throws IOException {
        if (size > LARGEST_TABLES) {
            throw new BrokenBoxException("the tables of the fragments are too large");
        }
        return bytes(channel, at + BOX_HEADER, (int) size - BOX_HEADER);
    }

    static ByteBuffer bytes(FileChannel channel, long from, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        int n = 0;
        while (buffer.hasRemaining() && n >= 0) {
            n = channel.read(buffer, from + buffer.position());
        }
        return buffer.flip();
    }

    /** Without bit rates, which differ from segment to segment. */
    private static byte[] descriptions(ByteBuffer tables) throws IOException {
        ByteBuffer table =
                BoxReader.find(tables, "trak", "mdia", "minf", "stbl", "stsd").content();
        BoxReader.Box entry =
                BoxReader.read(table.duplicate().position(8).slice()).get(0);
        byte[] fields = new byte[FIXED_FIELDS];
        entry.content().duplicate().get(fields);
        BoxWriter out = new BoxWriter().int32(0, 1);
        List<BoxReader.Box> boxes = BoxReader.read(entry.from(FIXED_FIELDS));
        out.box(entry.type(), () -> {
            out.raw(fields);
            boxes.stream()
                    .filter(box -> !box.type().equals("btrt"))
                    .forEach(box -> out.box(box.type(), () -> {
                        byte[] content = new byte[box.content().remaining()];
                        box.content().duplicate().get(content);
                        out.raw(content);
                    }));
        });
        return out.toByteArray();
    }

    private static void readFragment(
            ByteBuffer moof, long start, long fileSize, List<Integer> sizes, List<Long> offsets) throws IOException {
        BoxReader.Box traf = BoxReader.find(moof, "traf");
        int defaultSize = FragmentBoxes.defaultSampleSize(BoxReader.find(traf.content(), "tfhd"));
        for (BoxReader.Box box : BoxReader.read(traf.content())) {
            if (box.type().equals("trun")) {
                FragmentBoxes.Run run = FragmentBoxes.run(box, defaultSize);
                long at = start + run.dataOffset();
                for (int size : run.sizes()) {
                    if (size <= 0 || at < 0 || at + size > fileSize) {
                        throw new EOFException("an MP4 fragment is cut off");
                    }
                    sizes.add(size);
                    offsets.add(at);
                    at += size;
                }
            }
        }
    }

    /** Finds key pictures by their own bytes: the table's flags may be wrong. */
    private void findKeys(FileChannel channel) throws IOException {
        for (int sample = 0; sample < sizes.length; sample++) {
            long end = offsets[sample] + sizes[sample];
            for (long at = offsets[sample]; at + UNIT_LENGTH < end; ) {
                ByteBuffer unit = bytes(channel, at, UNIT_LENGTH + 1);
                long length = unit.getInt() & 0xFFFFFFFFL;
                int type = unit.get() & 0x1F;
                if (type >= 1 && type <= IDR_SLICE) {
                    keys.set(sample, type == IDR_SLICE);
                    break;
                }
                at += UNIT_LENGTH + length;
            }
        }
    }

    public int samples() {
        return sizes.length;
    }

    /** Whether this and another may stand in one track: both are described by the same bytes. */
    public boolean fits(PictureSegment other) {
        return Arrays.equals(descriptions, other.descriptions);
    }

    /** Whether decoding can begin with a sample. */
    public boolean isKey(int sample) {
        return keys.get(sample);
    }

    byte[] descriptions() {
        return descriptions.clone();
    }

    int size(int sample) {
        return sizes[sample];
    }

    /** Bytes of a run of samples. */
    long size(int first, int count) {
        return Arrays.stream(sizes, first, first + count).asLongStream().sum();
    }

    void write(FileChannel in, OutputStream out, int first, int count) throws IOException {
        for (int sample = first; sample < first + count; sample++) {
            ByteBuffer bytes = bytes(in, offsets[sample], sizes[sample]);
            if (bytes.remaining() < sizes[sample]) {
                throw new EOFException(file.getFileName() + " became shorter while it was read");
            }
            out.write(bytes.array(), 0, bytes.remaining());
        }
    }

    FileChannel open() throws IOException {
        return FileChannel.open(file);
    }
}
