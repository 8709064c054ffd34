package io.serenade.rendering.mp4;

import io.serenade.rendering.mp4.SongEdit.Clock;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.BitSet;

/**
 * What the tables of a finished film say: when each picture is shown and which are sync samples, when pictures and
 * sound end, and where the sound lies. Read from the file and from nothing else, so that it can be compared with the
 * plan.
 */
public final class FilmTables {
    private final double[] starts;
    private final BitSet keys;
    private final double pictureSeconds;
    private final double soundSeconds;
    private final Path file;
    private final BoxReader.Box sound;

    private FilmTables(Path file, BoxReader.Box pictures, BoxReader.Box sound, Clock movie) throws IOException {
        this.file = file;
        this.sound = sound;
        Clock clock = Clock.of(BoxReader.find(pictures.content(), "mdia", "mdhd"));
        long[] ticks = starts(table(pictures, "stts"));
        this.starts = Arrays.stream(ticks, 0, ticks.length - 1)
                .mapToDouble(tick -> (double) tick / clock.scale())
                .toArray();
        this.pictureSeconds = (double) ticks[ticks.length - 1] / clock.scale();
        this.keys = keys(table(pictures, "stss"));
        ByteBuffer edits = BoxReader.find(sound.content(), "edts", "elst").from(8);
        this.soundSeconds = (double) (edits.getInt() & 0xFFFFFFFFL) / movie.scale();
    }

    /** @throws IOException when it is no film of ours */
    public static FilmTables read(Path file) throws IOException {
        try {
            ByteBuffer tables =
                    SongEdit.tables(file).orElseThrow(() -> new BrokenBoxException("the film has no tables"));
            BoxReader.Box pictures = null;
            BoxReader.Box sound = null;
            for (BoxReader.Box box : BoxReader.read(tables)) {
                if (box.type().equals("trak")) {
                    pictures = ClipTracks.isVideo(box) ? box : pictures;
                    sound = SongEdit.isSound(box) ? box : sound;
                }
            }
            if (pictures == null || sound == null) {
                throw new BrokenBoxException("the film lacks pictures or sound");
            }
            return new FilmTables(file, pictures, sound, Clock.of(BoxReader.find(tables, "mvhd")));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new IOException("the tables of the film are cut off", e);
        }
    }

    private static ByteBuffer table(BoxReader.Box track, String type) throws IOException {
        return BoxReader.find(track.content(), "mdia", "minf", "stbl", type).from(4);
    }

    /** The start of each sample and, after them, the end of the last. */
    private static long[] starts(ByteBuffer times) {
        SampleEnds ends = new SampleEnds();
        for (int run = times.getInt(); run > 0; run--) {
            int[] durations = new int[times.getInt()];
            Arrays.fill(durations, times.getInt());
            ends.add(durations);
        }
        return Arrays.stream(ends.toArray()).asLongStream().toArray();
    }

    private static BitSet keys(ByteBuffer table) {
        BitSet keys = new BitSet();
        for (int left = table.getInt(); left > 0; left--) {
            keys.set(table.getInt() - 1);
        }
        return keys;
    }

    public int frames() {
        return starts.length;
    }

    /** Seconds from the beginning until a picture is shown. */
    public double start(int frame) {
        return starts[frame];
    }

    /** Whether a picture is a sync sample. */
    public boolean isKey(int frame) {
        return keys.get(frame);
    }

    public double pictureSeconds() {
        return pictureSeconds;
    }

    public double soundSeconds() {
        return soundSeconds;
    }

    /** Adds the encoded sound, as it lies in the file, to a digest. */
    public void digestSound(MessageDigest digest) throws IOException {
        ByteBuffer sizes = table(sound, "stsz");
        int equal = sizes.getInt();
        int samples = sizes.getInt();
        ByteBuffer offsets = table(sound, "stco");
        ByteBuffer runs = table(sound, "stsc");
        int chunks = offsets.getInt();
        int left = runs.getInt();
        int perChunk = 0;
        int next = left > 0 ? runs.getInt() : Integer.MAX_VALUE;
        try (FileChannel channel = FileChannel.open(file)) {
            for (int chunk = 1; chunk <= chunks && samples > 0; chunk++) {
                if (chunk == next) {
                    perChunk = runs.getInt();
                    runs.getInt();
                    left--;
                    next = left > 0 ? runs.getInt() : Integer.MAX_VALUE;
                }
                int bytes = 0;
                for (int i = 0; i < perChunk && samples > 0; i++, samples--) {
                    bytes = Math.addExact(bytes, equal == 0 ? sizes.getInt() : equal);
                }
                digest.update(PictureSegment.bytes(channel, offsets.getInt() & 0xFFFFFFFFL, bytes));
            }
        }
    }
}
