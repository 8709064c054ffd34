package io.serenade.rendering.mp4;

import io.serenade.rendering.mp4.SongEdit.Clock;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * What the tables of an MP4 say about its tracks.
 *
 * @param pictures how long the first picture track is shown
 * @param plain whether it is H.264 with eight bits and half the colours in both directions, which every player shows
 * @param sound whether there is a sound track
 */
public record ClipTracks(Duration pictures, boolean plain, boolean sound) {
    private static final int VIDEO = 0x76696465;
    private static final int VISUAL_FIELDS = 78;

    /** Baseline, main, extended and high (ISO/IEC 14496-10, annex A). */
    private static final Set<Integer> PLAIN_PROFILES = Set.of(66, 77, 88, 100);

    /** @throws IOException when it is no MP4 with pictures, or its tables are broken */
    public static ClipTracks read(Path file) throws IOException {
        try {
            ByteBuffer tables =
                    SongEdit.tables(file).orElseThrow(() -> new BrokenBoxException("the clip has no tables"));
            return read(tables);
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new IOException("the tables of the clip are cut off", e);
        }
    }

    private static ClipTracks read(ByteBuffer tables) throws IOException {
        boolean sound = false;
        BoxReader.Box pictures = null;
        for (BoxReader.Box box : BoxReader.read(tables)) {
            if (box.type().equals("trak")) {
                sound |= SongEdit.isSound(box);
                pictures = pictures == null && isVideo(box) ? box : pictures;
            }
        }
        if (pictures == null) {
            throw new BrokenBoxException("the clip has no pictures");
        }
        Clock movie = Clock.of(BoxReader.find(tables, "mvhd"));
        return new ClipTracks(TrackLength.of(pictures, movie), isPlain(pictures), sound);
    }

    static boolean isVideo(BoxReader.Box track) throws IOException {
        return BoxReader.find(track.content(), "mdia", "hdlr").from(8).getInt() == VIDEO;
    }

    private static boolean isPlain(BoxReader.Box track) throws IOException {
        BoxReader.Box entry = BoxReader.read(BoxReader.find(track.content(), "mdia", "minf", "stbl", "stsd")
                        .from(8))
                .get(0);
        if (!entry.type().equals("avc1") && !entry.type().equals("avc3")) {
            return false;
        }
        return PLAIN_PROFILES.contains(
                BoxReader.find(entry.from(VISUAL_FIELDS), "avcC").content().get(1) & 0xFF);
    }
}
