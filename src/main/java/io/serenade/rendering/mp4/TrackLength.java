package io.serenade.rendering.mp4;

import io.serenade.rendering.mp4.SongEdit.Clock;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How much sound the first sound track of an MP4 says it has. The file's own length is less exact: it includes the
 * silence before a track that begins late, and other, longer tracks (ISO/IEC 14496-12, 8.4.2 and 8.6.6).
 */
public final class TrackLength {
    private static final System.Logger LOG = System.getLogger(TrackLength.class.getName());

    private TrackLength() {}

    /** Empty where the file does not say, or its tables are broken. */
    public static Optional<Duration> find(Path file) throws IOException {
        try {
            Optional<ByteBuffer> tables = SongEdit.tables(file);
            return tables.isPresent() ? find(tables.get()) : Optional.empty();
        } catch (BrokenBoxException | BufferUnderflowException e) {
            LOG.log(System.Logger.Level.DEBUG, "the tables of the song are broken", e);
            return Optional.empty();
        }
    }

    private static Optional<Duration> find(ByteBuffer tables) throws IOException {
        for (BoxReader.Box box : BoxReader.read(tables)) {
            if (box.type().equals("trak") && SongEdit.isSound(box)) {
                Duration length = of(box, Clock.of(BoxReader.find(tables, "mvhd")));
                return length.isZero() ? Optional.empty() : Optional.of(length);
            }
        }
        return Optional.empty();
    }

    /** Zero where the track does not say. */
    static Duration of(BoxReader.Box track, Clock movie) throws IOException {
        Clock media = Clock.of(BoxReader.find(track.content(), "mdia", "mdhd"));
        double whole = seconds(media.duration(), media);
        double played = edited(track, movie);
        double length = played > 0 ? Math.min(whole, played) : whole;
        return Duration.ofMillis(Math.max(0, Math.round(length * 1_000)));
    }

    /** Seconds that the edit list plays; zero without one. An edit without media is a pause. */
    private static double edited(BoxReader.Box track, Clock movie) throws IOException {
        if (BoxReader.read(track.content()).stream().noneMatch(box -> box.type().equals("edts"))) {
            return 0;
        }
        ByteBuffer list =
                BoxReader.find(track.content(), "edts", "elst").content().duplicate();
        boolean wide = list.getInt() >>> 24 == 1;
        int edits = list.getInt();
        double seconds = 0;
        for (int i = 0; i < edits; i++) {
            long duration = wide ? list.getLong() : list.getInt() & 0xFFFFFFFFL;
            long start = wide ? list.getLong() : list.getInt();
            list.getInt();
            seconds += start < 0 ? 0 : seconds(duration, movie);
        }
        return seconds;
    }

    private static double seconds(long ticks, Clock clock) {
        return clock.scale() <= 0 ? 0 : (double) ticks / clock.scale();
    }
}
