package io.serenade.rendering.mp4;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;

/** The encoded samples of one track with their description, as an encoder wrote them into MP4 fragments. */
public final class EncodedTrack {
    private final byte[] descriptions;
    private final byte[] data;
    private final int[] offsets;

    private EncodedTrack(byte[] descriptions, byte[] data, int[] offsets) {
        this.descriptions = descriptions;
        this.data = data;
        this.offsets = offsets;
    }

    /** Reads the only track of a fragmented MP4. */
    public static EncodedTrack read(byte[] fragmented) throws IOException {
        ByteBuffer file = ByteBuffer.wrap(fragmented);
        try {
            BoxReader.Box table = BoxReader.find(file, "moov", "trak", "mdia", "minf", "stbl", "stsd");
            ByteArrayOutputStream data = new ByteArrayOutputStream(fragmented.length);
            SampleEnds ends = new SampleEnds();
            for (BoxReader.Box box : BoxReader.read(file)) {
                if (box.type().equals("moof")) {
                    readFragment(box, fragmented, data, ends);
                }
            }
            byte[] descriptions = new byte[table.content().remaining()];
            table.content().duplicate().get(descriptions);
            return new EncodedTrack(descriptions, data.toByteArray(), ends.toArray());
        } catch (BufferUnderflowException e) {
            throw new IOException("the MP4 fragments are cut off", e);
        }
    }

    private static void readFragment(BoxReader.Box moof, byte[] file, OutputStream data, SampleEnds ends)
            throws IOException {
        BoxReader.Box traf = BoxReader.find(moof.content(), "traf");
        int defaultSize = FragmentBoxes.defaultSampleSize(BoxReader.find(traf.content(), "tfhd"));
        for (BoxReader.Box box : BoxReader.read(traf.content())) {
            if (box.type().equals("trun")) {
                FragmentBoxes.Run run = FragmentBoxes.run(box, defaultSize);
                int length = Arrays.stream(run.sizes()).sum();
                int from = moof.start() + run.dataOffset();
                if (from < 0 || length < 0 || from > file.length - length) {
                    throw new EOFException("an MP4 fragment is cut off");
                }
                data.write(file, from, length);
                ends.add(run.sizes());
            }
        }
    }

    public int samples() {
        return offsets.length - 1;
    }

    /** Whether decoding can begin with a picture: its first slice is IDR (ISO/IEC 14496-10, table 7-1). */
    public boolean isKey(int sample) {
        int wholeSlice = 5;
        for (int at = offsets[sample]; at + 4 < offsets[sample + 1]; ) {
            int type = data[at + 4] & 0x1F;
            if (type >= 1 && type <= wholeSlice) {
                return type == wholeSlice;
            }
            at += 4 + ByteBuffer.wrap(data, at, 4).getInt();
        }
        return false;
    }

    int size(int sample) {
        return offsets[sample + 1] - offsets[sample];
    }

    /** Bytes of a run of samples. */
    int size(int first, int count) {
        return offsets[first + count] - offsets[first];
    }

    void write(OutputStream out, int first, int count) throws IOException {
        out.write(data, offsets[first], size(first, count));
    }

    /** The content of the sample description box, without its header. */
    byte[] descriptions() {
        return descriptions.clone();
    }

    /** The same samples with another sample description. */
    EncodedTrack describedBy(byte[] other) {
        return new EncodedTrack(other.clone(), data, offsets);
    }

    /** Adds the first samples to a digest. */
    void digest(MessageDigest digest, int count) {
        digest.update(data, offsets[0], size(0, count));
    }
}
