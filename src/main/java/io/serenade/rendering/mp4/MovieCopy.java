package io.serenade.rendering.mp4;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Rewrites a movie with its tables first: tags of ours instead of its own and, if wanted, a last picture that
 * stays for longer. The encoded media are copied unchanged.
 */
public final class MovieCopy {
    private static final Set<String> PARENTS = Set.of("moov", "trak", "edts", "mdia", "minf", "stbl");
    private static final Set<String> HEADERS = Set.of("mvhd", "tkhd", "mdhd");
    private static final int BOX_HEADER = 8;
    private static final int LARGEST_TABLES = 16 * 1024 * 1024;

    private final ByteBuffer tables;
    private final Optional<Duration> picturesUntil;
    private final MovieTags tags;
    private final long movieScale;

    private MovieCopy(ByteBuffer tables, Optional<Duration> picturesUntil, MovieTags tags) throws IOException {
        this.tables = tables;
        this.picturesUntil = picturesUntil;
        this.tags = tags;
        this.movieScale =
                SongEdit.Clock.of(BoxReader.find(tables, "moov", "mvhd")).scale();
    }

    /**
     * Copies a movie whose tables come before its media, as FFmpeg writes it.
     *
     * @param picturesUntil how long pictures are to be shown; a time shorter than the movie changes nothing
     * @throws IOException when it is no such movie
     */
    public static void write(Path movie, Optional<Duration> picturesUntil, MovieTags tags, Path target)
            throws IOException {
        try (FileChannel in = FileChannel.open(movie);
                FileChannel out = FileChannel.open(
                        target,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            long at = startOfTables(in);
            ByteBuffer tables = read(in, at, sizeAt(in, at));
            byte[] edited = new MovieCopy(tables, picturesUntil, tags).edited();
            in.transferTo(0, at, out);
            OutputStream stream = Channels.newOutputStream(out);
            stream.write(edited);
            long rest = at + tables.limit();
            in.transferTo(rest, in.size() - rest, out);
            stream.write(SourceNote.of(tags));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new IOException("the tables of the movie are cut off", e);
        }
    }

    private static long startOfTables(FileChannel in) throws IOException {
        long at = 0;
        while (at + BOX_HEADER <= in.size()) {
            int type = read(in, at + 4, 4).getInt();
            if (type == 0x6D6F6F76) {
                return at;
            }
            if (type == 0x6D646174) {
                throw new BrokenBoxException("the movie's media come before its tables");
            }
            at += sizeAt(in, at);
        }
        throw new BrokenBoxException("the movie has no tables");
    }

    private static int sizeAt(FileChannel in, long at) throws IOException {
        long size = read(in, at, 4).getInt() & 0xFFFFFFFFL;
        if (size < BOX_HEADER || size > in.size() - at || size > LARGEST_TABLES) {
            throw new BrokenBoxException("a box of the movie is cut off");
        }
        return (int) size;
    }

    private static ByteBuffer read(FileChannel in, long from, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        int n = 0;
        while (buffer.hasRemaining() && n >= 0) {
            n = in.read(buffer, from + buffer.position());
        }
        return buffer.flip();
    }

    /** The tables grow or shrink, so everything after them moves, all by the same distance. */
    private byte[] edited() throws IOException {
        int moved = tables(0).length - tables.limit();
        return tables(moved);
    }

    private byte[] tables(int moved) throws IOException {
        BoxWriter out = new BoxWriter();
        copy(BoxReader.read(tables).get(0), out, moved, Optional.empty());
        return out.toByteArray();
    }

    /** How a picture track is prolonged, in its own ticks. */
    private record Longer(long ticks) {}

    private void copy(BoxReader.Box box, BoxWriter out, int moved, Optional<Longer> longer) throws IOException {
        if (!PARENTS.contains(box.type())) {
            copyLeaf(box, out, moved, longer);
            return;
        }
        Optional<Longer> inside = box.type().equals("trak") ? longer(box) : longer;
        List<BoxReader.Box> children = BoxReader.read(box.content());
        BoxWriter written = new BoxWriter();
        for (BoxReader.Box child : children) {
            if (!child.type().equals("udta")) {
                copy(child, written, moved, inside);
            }
        }
        if (box.type().equals("moov")) {
            tags.write(written);
        }
        out.box(box.type(), () -> out.raw(written.toByteArray()));
    }

    private Optional<Longer> longer(BoxReader.Box track) throws IOException {
        if (picturesUntil.isEmpty() || !ClipTracks.isVideo(track)) {
            return Optional.empty();
        }
        SongEdit.Clock media = SongEdit.Clock.of(BoxReader.find(track.content(), "mdia", "mdhd"));
        SongEdit.Clock movie = new SongEdit.Clock(movieScale, 0);
        Duration missing = picturesUntil.get().minus(TrackLength.of(track, movie));
        return missing.isNegative() || missing.isZero()
                ? Optional.empty()
                : Optional.of(new Longer((missing.toMillis() * media.scale() + 999) / 1_000));
    }

    private void copyLeaf(BoxReader.Box box, BoxWriter out, int moved, Optional<Longer> longer) throws IOException {
        byte[] content = new byte[box.content().remaining()];
        box.content().duplicate().get(content);
        byte[] edited = content;
        if (box.type().equals("stco") || box.type().equals("co64")) {
            shift(ByteBuffer.wrap(content), box.type().equals("co64"), moved);
        } else if (box.type().equals("mvhd") && picturesUntil.isPresent()) {
            lengthen(ByteBuffer.wrap(content), "mvhd", ticks(picturesUntil.get()));
        } else if (longer.isPresent()) {
            if (HEADERS.contains(box.type())) {
                long ticks = box.type().equals("mdhd")
                        ? duration(ByteBuffer.wrap(content), "mdhd")
                                + longer.get().ticks()
                        : ticks(picturesUntil.orElseThrow());
                lengthen(ByteBuffer.wrap(content), box.type(), ticks);
            } else if (box.type().equals("elst")) {
                lengthenEdit(ByteBuffer.wrap(content), ticks(picturesUntil.orElseThrow()));
            } else if (box.type().equals("stts")) {
                edited = withLongerLast(ByteBuffer.wrap(content), longer.get().ticks());
            }
        }
        byte[] written = edited;
        out.box(box.type(), () -> out.raw(written));
    }

    private long ticks(Duration time) {
        return (time.toMillis() * movieScale + 999) / 1_000;
    }

    private static void shift(ByteBuffer offsets, boolean wide, int by) {
        int count = offsets.getInt(4);
        for (int i = 0; i < count; i++) {
            if (wide) {
                offsets.putLong(8 + 8 * i, offsets.getLong(8 + 8 * i) + by);
            } else {
                offsets.putInt(8 + 4 * i, offsets.getInt(8 + 4 * i) + by);
            }
        }
    }

    /** The position of a header's duration: after creation, modification and, by its kind, time scale or track id. */
    private static int placeOfDuration(String type, boolean wide) {
        int before = type.equals("tkhd") ? 8 : 4;
        return 4 + (wide ? 16 : 8) + before;
    }

    private static long duration(ByteBuffer header, String type) {
        boolean wide = header.get(0) == 1;
        int at = placeOfDuration(type, wide);
        return wide ? header.getLong(at) : header.getInt(at) & 0xFFFFFFFFL;
    }

    /** Never shorter than it was: another track may be longer. */
    private static void lengthen(ByteBuffer header, String type, long ticks) {
        boolean wide = header.get(0) == 1;
        int at = placeOfDuration(type, wide);
        long longest = Math.max(duration(header, type), ticks);
        if (wide) {
            header.putLong(at, longest);
        } else {
            header.putInt(at, (int) longest);
        }
    }

    /** The last edit is the one that shows the end. */
    private static void lengthenEdit(ByteBuffer list, long ticks) {
        boolean wide = list.get(0) == 1;
        int size = wide ? 20 : 12;
        int last = 8 + (list.getInt(4) - 1) * size;
        long before = 0;
        for (int at = 8; at < last; at += size) {
            before += wide ? list.getLong(at) : list.getInt(at) & 0xFFFFFFFFL;
        }
        if (wide) {
            list.putLong(last, ticks - before);
        } else {
            list.putInt(last, (int) (ticks - before));
        }
    }

    /** The last sample gets a run of its own in the table of times. */
    private static byte[] withLongerLast(ByteBuffer times, long more) {
        int runs = times.getInt(4);
        int last = 8 + 8 * (runs - 1);
        int count = times.getInt(last);
        int each = times.getInt(last + 4);
        BoxWriter out = new BoxWriter();
        out.int32(times.getInt(0), count == 1 ? runs : runs + 1);
        for (int at = 8; at < last; at += 4) {
            out.int32(times.getInt(at));
        }
        if (count > 1) {
            out.int32(count - 1, each);
        }
        return out.int32(1, each + more).toByteArray();
    }
}
