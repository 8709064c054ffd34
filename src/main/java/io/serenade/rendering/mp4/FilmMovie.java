package io.serenade.rendering.mp4;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * A movie put together from encoded segments and a song. Nothing is encoded again: a segment that is shown for longer
 * than it lasts starts again, one that is shown for less is cut, and the last picture ends with the last sample of the
 * song.
 */
public final class FilmMovie {
    private static final int MEDIA_HEADER = 8;
    private static final long LARGEST = 0xFFFF_FFFFL;

    /**
     * A segment in its place.
     *
     * @param frames how many pictures are shown of it, from its first
     */
    public record Run(PictureSegment segment, int frames) {}

    /** Neighbouring samples of a segment and the frames of sound that follow them in the file. */
    private record Stretch(PictureSegment segment, int first, int count, int soundFirst, int soundCount) {}

    private final MovieShape shape;
    private final int framesPerSecond;
    private final EncodedTrack sound;
    private final int width;
    private final int height;
    private final MovieTags tags;
    private final byte[] descriptions;
    private final List<Stretch> stretches = new ArrayList<>();
    private final List<Chunk> pictureChunks = new ArrayList<>();
    private final List<Chunk> soundChunks = new ArrayList<>();
    private final int[] sizes;
    private final List<Integer> keys = new ArrayList<>();
    private long bytes;

    /**
     * @param runs in their order, at least one frame each; what is longer than the song is left out at the end
     * @throws IOException when segments do not fit each other, or one does not begin with an IDR picture
     */
    public FilmMovie(
            List<Run> runs, SongTrack song, int sampleRate, int framesPerSecond, int width, int height, MovieTags tags)
            throws IOException {
        MovieShape wanted = MovieShape.of(song, sampleRate, framesPerSecond);
        int planned = runs.stream().mapToInt(Run::frames).sum();
        this.shape = wanted.withFrames(Math.min(planned, wanted.frames()));
        this.framesPerSecond = framesPerSecond;
        this.sound = song.track();
        if (!song.isComplete()) {
            throw new IOException(
                    "the encoder returned " + sound.samples() + " of " + shape.soundFrames() + " frames of sound");
        }
        this.width = width;
        this.height = height;
        this.tags = tags;
        PictureSegment first = runs.get(0).segment();
        this.descriptions = ColourDescription.complete(first.descriptions(), ColourDescription.BT709);
        this.sizes = new int[shape.frames()];
        lay(runs, first);
    }

    private void lay(List<Run> runs, PictureSegment model) throws IOException {
        int frame = 0;
        for (Run run : runs) {
            PictureSegment segment = run.segment();
            if (!segment.fits(model) || !segment.isKey(0)) {
                throw new IOException("segments of the film were encoded differently");
            }
            int end = Math.min(frame + run.frames(), sizes.length);
            for (int shown = 0; frame < end; ) {
                int first = shown % segment.samples();
                int count = Math.min(Math.min(framesPerSecond, segment.samples() - first), end - frame);
                add(segment, first, count, frame);
                frame += count;
                shown += count;
            }
        }
    }

    private void add(PictureSegment segment, int first, int count, int frame) {
        for (int i = 0; i < count; i++) {
            sizes[frame + i] = segment.size(first + i);
            if (segment.isKey(first + i)) {
                keys.add(frame + i);
            }
        }
        pictureChunks.add(new Chunk(first, count, bytes));
        bytes += segment.size(first, count);
        int soundFirst = soundChunks.stream().mapToInt(Chunk::samples).sum();
        int end = frame + count;
        int soundEnd = end == sizes.length ? shape.soundFrames() : shape.soundFramesUntil(end);
        stretches.add(new Stretch(segment, first, count, soundFirst, soundEnd - soundFirst));
        if (soundEnd > soundFirst) {
            soundChunks.add(new Chunk(soundFirst, soundEnd - soundFirst, bytes));
            bytes += sound.size(soundFirst, soundEnd - soundFirst);
        }
    }

    public int frames() {
        return shape.frames();
    }

    /** Writes the file from front to back, tables first. */
    public void writeTo(OutputStream out) throws IOException {
        byte[] type = MovieBoxes.fileType();
        byte[] note = SourceNote.of(tags);
        long base = (long) type.length + tables(0).length + MEDIA_HEADER;
        if (base + bytes + note.length > LARGEST) {
            throw new IOException("the movie would be larger than 4 GB");
        }
        out.write(type);
        out.write(tables(base));
        out.write(new BoxWriter().int32(MEDIA_HEADER + bytes).text("mdat").toByteArray());
        writeMedia(out);
        out.write(note);
    }

    /** One file is open at a time, as stretches of a segment lie together. */
    private void writeMedia(OutputStream out) throws IOException {
        for (int i = 0; i < stretches.size(); ) {
            PictureSegment segment = stretches.get(i).segment();
            try (FileChannel in = segment.open()) {
                for (; i < stretches.size() && stretches.get(i).segment() == segment; i++) {
                    Stretch stretch = stretches.get(i);
                    segment.write(in, out, stretch.first(), stretch.count());
                    sound.write(out, stretch.soundFirst(), stretch.soundCount());
                }
            }
        }
    }

    private byte[] tables(long base) {
        return MovieBoxes.tables(shape, tags, tracks -> {
            tracks.write(
                    1,
                    new TrackBoxes.Kind("vide", "Pictures", width, height, 0, 0, keys),
                    descriptions,
                    sizes,
                    shape.pictureTimes(),
                    pictureChunks,
                    base);
            MovieBoxes.writeSound(tracks, shape, sound, soundChunks, base);
        });
    }
}
