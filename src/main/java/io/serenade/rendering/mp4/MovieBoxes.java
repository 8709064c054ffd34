package io.serenade.rendering.mp4;

import java.util.List;
import java.util.function.Consumer;

/** The boxes that movies of pictures and a song have in common (ISO/IEC 14496-12, 4.3 and 8.2). */
final class MovieBoxes {
    private MovieBoxes() {}

    static byte[] fileType() {
        BoxWriter out = new BoxWriter();
        return out.box("ftyp", () -> out.text("isom").int32(0x200).text("isomiso2avc1mp41"))
                .toByteArray();
    }

    /** The header, two tracks and the tags. */
    static byte[] tables(MovieShape shape, MovieTags tags, Consumer<TrackBoxes> tracks) {
        BoxWriter out = new BoxWriter();
        long length = shape.soundSamples();
        int rate = shape.sampleRate();
        out.box("moov", () -> {
            out.fullBox("mvhd", 0, 0, () -> {
                int nextTrack = 3;
                out.int32(0, 0, rate, length, 0x10000).int16(0x100, 0).int32(0, 0);
                out.int32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
                        .zeros(24)
                        .int32(nextTrack);
            });
            tracks.accept(new TrackBoxes(out, rate, length));
            tags.write(out);
        });
        return out.toByteArray();
    }

    static void writeSound(TrackBoxes tracks, MovieShape shape, EncodedTrack sound, List<Chunk> chunks, long base) {
        int[] sizes = new int[shape.soundFrames()];
        for (int frame = 0; frame < sizes.length; frame++) {
            sizes[frame] = sound.size(frame);
        }
        TrackBoxes.Kind kind = new TrackBoxes.Kind("soun", "Song", 0, 0, 0x100, shape.lead(), List.of());
        tracks.write(2, kind, sound.descriptions(), sizes, shape.soundTimes(), chunks, base);
    }
}
