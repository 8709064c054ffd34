package io.serenade.rendering.mp4;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * A movie made of one encoded revolution, repeated as often as the song is long, and the song. Nothing is encoded again:
 * the sample tables repeat the pictures, the last one is cut or stretched to end with the last sample of the song.
 */
public final class RecordMovie {
    private static final int MEDIA_HEADER = 8;
    private static final long LARGEST = 0xFFFF_FFFFL;

    private final EncodedTrack revolution;
    private final EncodedTrack sound;
    private final MovieShape shape;
    private final int edgePixels;
    private final MovieTags tags;
    private final MediaLayout layout;

    /**
     * @param shared whether all revolutions point at one copy of their samples: a quarter of the size, but a layout that
     *     players rarely meet
     */
    public RecordMovie(
            EncodedTrack revolution,
            SongTrack song,
            int sampleRate,
            int framesPerSecond,
            int edgePixels,
            MovieTags tags,
            boolean shared)
            throws IOException {
        this.shape = new MovieShape(song.samples(), song.lead(), sampleRate, framesPerSecond);
        this.sound = song.track();
        if (!song.isComplete()) {
            throw new IOException(
                    "the encoder returned " + sound.samples() + " of " + shape.soundFrames() + " frames of sound");
        }
        this.revolution = new ColourDescription(revolution).complete();
        this.edgePixels = edgePixels;
        this.tags = tags;
        this.layout = new MediaLayout(this.revolution, sound, shape, shared);
    }

    public int frames() {
        return shape.frames();
    }

    /** Writes the file from front to back, tables first. */
    public void writeTo(OutputStream out) throws IOException {
        byte[] type = fileType();
        byte[] note = SourceNote.of(tags);
        int tables = tables(0).length;
        long base = (long) type.length + tables + MEDIA_HEADER;
        if (base + layout.bytes() + note.length > LARGEST) {
            throw new IOException("the movie would be larger than 4 GB");
        }
        out.write(type);
        out.write(tables(base));
        out.write(new BoxWriter()
                .int32(MEDIA_HEADER + layout.bytes())
                .text("mdat")
                .toByteArray());
        layout.writeTo(out);
        out.write(note);
    }

    private static byte[] fileType() {
        BoxWriter out = new BoxWriter();
        return out.box("ftyp", () -> out.text("isom").int32(0x200).text("isomiso2avc1mp41"))
                .toByteArray();
    }

    private byte[] tables(long base) {
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
            TrackBoxes tracks = new TrackBoxes(out, rate, length);
            writePictures(tracks, base);
            writeSound(tracks, base);
            tags.write(out);
        });
        return out.toByteArray();
    }

    private void writePictures(TrackBoxes tracks, long base) {
        int turn = revolution.samples();
        int[] sizes = new int[shape.frames()];
        for (int frame = 0; frame < sizes.length; frame++) {
            sizes[frame] = revolution.size(frame % turn);
        }
        TrackBoxes.Kind kind = new TrackBoxes.Kind("vide", "Pictures", edgePixels, 0, 0, turn);
        List<Chunk> chunks = layout.pictureChunks();
        tracks.write(1, kind, revolution, sizes, shape.pictureTimes(), chunks, base);
    }

    private void writeSound(TrackBoxes tracks, long base) {
        int[] sizes = new int[shape.soundFrames()];
        for (int frame = 0; frame < sizes.length; frame++) {
            sizes[frame] = sound.size(frame);
        }
        TrackBoxes.Kind kind = new TrackBoxes.Kind("soun", "Song", 0, 0x100, shape.lead(), 0);
        tracks.write(2, kind, sound, sizes, shape.soundTimes(), layout.soundChunks(), base);
    }
}
