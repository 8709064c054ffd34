package io.serenade.rendering.mp4;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * A movie made of the song and a few encoded groups of pictures, one of which, the turn, is repeated. Nothing is encoded
 * again: the sample tables repeat the pictures, the last one is cut or stretched to end with the last sample of the song.
 */
public final class RecordMovie {
    private static final int MEDIA_HEADER = 8;
    private static final long LARGEST = 0xFFFF_FFFFL;

    private final EncodedTrack pictures;
    private final PictureOrder order;
    private final EncodedTrack sound;
    private final MovieShape shape;
    private final int width;
    private final int height;
    private final MovieTags tags;
    private final MediaLayout layout;

    /**
     * @param order which picture is shown when; the last one until the song ends
     * @param shared whether all turns point at one copy of their samples: a quarter of the size, but a layout that players
     *     rarely meet
     */
    public RecordMovie(
            EncodedTrack pictures,
            PictureOrder order,
            SongTrack song,
            int sampleRate,
            int width,
            int height,
            MovieTags tags,
            boolean shared)
            throws IOException {
        this.shape = MovieShape.of(song, sampleRate, order);
        this.sound = song.track();
        if (!song.isComplete()) {
            throw new IOException(
                    "the encoder returned " + sound.samples() + " of " + shape.soundFrames() + " frames of sound");
        }
        this.order = order;
        this.pictures =
                pictures.describedBy(ColourDescription.complete(pictures.descriptions(), ColourDescription.BT601));
        this.width = width;
        this.height = height;
        this.tags = tags;
        this.layout = new MediaLayout(this.pictures, order, sound, shape, shared);
    }

    public int frames() {
        return shape.frames();
    }

    /** Writes the file from front to back, tables first. */
    public void writeTo(OutputStream out) throws IOException {
        byte[] type = MovieBoxes.fileType();
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

    private byte[] tables(long base) {
        return MovieBoxes.tables(shape, tags, tracks -> {
            writePictures(tracks, base);
            MovieBoxes.writeSound(tracks, shape, sound, layout.soundChunks(), base);
        });
    }

    private void writePictures(TrackBoxes tracks, long base) {
        int[] sizes = new int[shape.frames()];
        for (int frame = 0; frame < sizes.length; frame++) {
            sizes[frame] = pictures.size(order.sample(frame));
        }
        TrackBoxes.Kind kind = new TrackBoxes.Kind("vide", "Pictures", width, height, 0, 0, order.keys());
        List<Chunk> chunks = layout.pictureChunks();
        tracks.write(1, kind, pictures.descriptions(), sizes, shape.pictureTimes(), chunks, base);
    }
}
