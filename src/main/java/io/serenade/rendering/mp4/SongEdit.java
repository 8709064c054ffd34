package io.serenade.rendering.mp4;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * Which part of an M4A's only sound track is the song: its edit list (ISO/IEC 14496-12, 8.6.6), or iTunes' own note of
 * what its encoder added. Empty if there is any doubt. The file comes from outside, so every read is bounded by its
 * box.
 *
 * @param lead samples before the song
 * @param samples length of the song
 */
public record SongEdit(int lead, long samples) {
    private static final System.Logger LOG = System.getLogger(SongEdit.class.getName());
    private static final int LARGEST_TABLES = 8 << 20;
    private static final int MAX_BOXES = 1000;
    private static final int LONGEST_LEAD = 8 * SongTrack.FRAME;
    private static final int NORMAL_SPEED = 0x10000;
    /** Reserved, lead, padding, length; hexadecimal. */
    private static final Pattern ITUNES = Pattern.compile(
            "\\s*[0-9A-Fa-f]{8} ([0-9A-Fa-f]{8}) [0-9A-Fa-f]{8} ([0-9A-Fa-f]{16})\\b.*", Pattern.DOTALL);

    /** Finds the song in a track of the given sample rate. */
    public static Optional<SongEdit> find(Path file, int sampleRate) throws IOException {
        try {
            Optional<ByteBuffer> tables = tables(file);
            return tables.isPresent() ? find(tables.get(), sampleRate) : Optional.empty();
        } catch (BrokenBoxException | BufferUnderflowException e) {
            LOG.log(System.Logger.Level.DEBUG, "the tables of the song are broken", e);
            return Optional.empty();
        }
    }

    /** What is inside the box {@code moov}. */
    static Optional<ByteBuffer> tables(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            long at = 0;
            for (int box = 0; box < MAX_BOXES && at + 16 <= channel.size(); box++) {
                ByteBuffer header = read(channel, at, 16);
                long size = header.getInt() & 0xFFFFFFFFL;
                boolean tables = header.getInt() == 0x6D6F6F76;
                int headerSize = size == 1 ? 16 : 8;
                size = size == 1 ? header.getLong() : size;
                if (size < headerSize || size > channel.size() - at || tables && size > LARGEST_TABLES) {
                    break;
                }
                if (tables) {
                    return Optional.of(read(channel, at + headerSize, (int) size - headerSize));
                }
                at += size;
            }
            return Optional.empty();
        }
    }

    private static ByteBuffer read(FileChannel channel, long from, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        int n = 0;
        while (buffer.hasRemaining() && n >= 0) {
            n = channel.read(buffer, from + buffer.position());
        }
        return buffer.flip();
    }

    private static Optional<SongEdit> find(ByteBuffer tables, int sampleRate) throws IOException {
        BoxReader.Box sound = null;
        for (BoxReader.Box box : BoxReader.read(tables)) {
            if (box.type().equals("trak") && isSound(box)) {
                if (sound != null) {
                    return Optional.empty();
                }
                sound = box;
            }
        }
        if (sound == null) {
            return Optional.empty();
        }
        Clock media = Clock.of(BoxReader.find(sound.content(), "mdia", "mdhd"));
        ByteBuffer descriptions =
                BoxReader.find(sound.content(), "mdia", "minf", "stbl", "stsd").from(4);
        if (media.scale() != sampleRate || descriptions.getInt() != 1) {
            return Optional.empty();
        }
        Optional<SongEdit> note = itunesNote(tables);
        if (BoxReader.read(sound.content()).stream().noneMatch(box -> box.type().equals("edts"))) {
            return note.filter(SongEdit::isSane);
        }
        Clock movie = Clock.of(BoxReader.find(tables, "mvhd"));
        return edit(BoxReader.find(sound.content(), "edts", "elst"), movie, media, note)
                .filter(SongEdit::isSane);
    }

    static boolean isSound(BoxReader.Box track) throws IOException {
        return BoxReader.find(track.content(), "mdia", "hdlr").from(8).getInt() == 0x736F756E;
    }

    private static Optional<SongEdit> edit(BoxReader.Box list, Clock movie, Clock media, Optional<SongEdit> note) {
        ByteBuffer fields = list.content().duplicate();
        boolean wide = fields.getInt() >>> 24 == 1;
        if (fields.getInt() != 1) {
            return Optional.empty();
        }
        long duration = wide ? fields.getLong() : fields.getInt() & 0xFFFFFFFFL;
        long start = wide ? fields.getLong() : fields.getInt();
        if (fields.getInt() != NORMAL_SPEED || start <= 0 || start > LONGEST_LEAD || movie.scale() <= 0) {
            return Optional.empty();
        }
        double samples = (double) duration * media.scale() / movie.scale();
        double tick = Math.max(1, (double) media.scale() / movie.scale());
        if (tick > media.scale() / 1000.0) {
            return Optional.empty();
        }
        // The movie's clock may be coarse; what counts samples and agrees with it is exact.
        OptionalLong exact = LongStream.concat(
                        LongStream.of(media.duration() - start), note.stream().mapToLong(SongEdit::samples))
                .filter(candidate -> Math.abs(candidate - samples) <= tick)
                .findFirst();
        return Optional.of(new SongEdit((int) start, exact.orElse(Math.round(samples))));
    }

    private static Optional<SongEdit> itunesNote(ByteBuffer tables) throws IOException {
        try {
            BoxReader.Box list =
                    BoxReader.find(BoxReader.find(tables, "udta", "meta").from(4), "ilst");
            for (BoxReader.Box tag : BoxReader.read(list.content())) {
                if (tag.type().equals("----") && text(tag, "name", 4).equals("iTunSMPB")) {
                    return note(text(tag, "data", 8));
                }
            }
        } catch (BrokenBoxException e) {
            LOG.log(System.Logger.Level.TRACE, "the song has no readable tags", e);
        }
        return Optional.empty();
    }

    private static String text(BoxReader.Box tag, String type, int skipped) throws IOException {
        ByteBuffer text = BoxReader.find(tag.content(), type).from(skipped);
        byte[] bytes = new byte[Math.min(text.remaining(), 256)];
        text.get(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static Optional<SongEdit> note(String text) {
        Matcher matcher = ITUNES.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long lead = Long.parseLong(matcher.group(1), 16);
        long samples = Long.parseUnsignedLong(matcher.group(2), 16);
        return lead > LONGEST_LEAD ? Optional.empty() : Optional.of(new SongEdit((int) lead, samples));
    }

    private boolean isSane() {
        return lead > 0 && samples > 0 && samples < Integer.MAX_VALUE;
    }

    /** Ticks a second and length of a movie or a track. */
    record Clock(long scale, long duration) {
        static Clock of(BoxReader.Box header) {
            ByteBuffer fields = header.content().duplicate();
            boolean wide = fields.getInt() >>> 24 == 1;
            fields.position(fields.position() + (wide ? 16 : 8));
            long scale = fields.getInt() & 0xFFFFFFFFL;
            return new Clock(scale, wide ? fields.getLong() : fields.getInt() & 0xFFFFFFFFL);
        }
    }
}
