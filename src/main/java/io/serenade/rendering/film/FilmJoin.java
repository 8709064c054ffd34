package io.serenade.rendering.film;

import io.serenade.rendering.RenderingException;
import io.serenade.rendering.RenderingException.Category;
import io.serenade.rendering.ffmpeg.Arguments;
import io.serenade.rendering.ffmpeg.FilmShape;
import io.serenade.rendering.mp4.FilmMovie;
import io.serenade.rendering.mp4.MovieTags;
import io.serenade.rendering.mp4.PictureSegment;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins encoded segments one after the other. They share one sample description, so all must have been encoded in the
 * same way.
 */
final class FilmJoin {
    private static final System.Logger LOG = System.getLogger(FilmJoin.class.getName());
    private static final int WRITE_BUFFER = 256 * 1024;

    private final FilmComposer composer;
    private final Timeline timeline;
    private final FilmComposer.SegmentFiles files;
    private final Map<Segment, PictureSegment> encoded = new HashMap<>();

    FilmJoin(FilmComposer composer, Timeline timeline, FilmComposer.SegmentFiles files) {
        if (!timeline.isComplete()) {
            throw new IllegalArgumentException("a film is joined when nothing of it is awaited");
        }
        this.composer = composer;
        this.timeline = timeline;
        this.files = files;
    }

    void write(FilmSong song, MovieTags tags, Path target) throws IOException, InterruptedException {
        for (Segment segment : timeline.segments()) {
            encoded.put(segment, open(segment));
        }
        encodeOddOnesAnew();
        FilmFormat format = timeline.plan().format();
        FilmMovie movie = new FilmMovie(
                runs(),
                song.track(),
                Arguments.SAMPLE_RATE,
                FilmShape.FRAMES_PER_SECOND,
                format.width(),
                format.height(),
                tags);
        try (FileChannel file = FileChannel.open(
                        target,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(file), WRITE_BUFFER)) {
            movie.writeTo(out);
            out.flush();
            file.force(true);
        }
    }

    private PictureSegment open(Segment segment) throws IOException {
        PictureSegment pictures = PictureSegment.read(files.of(segment));
        if (pictures.samples() != segment.frames()) {
            throw new IOException(segment + " has " + pictures.samples() + " frames in its file");
        }
        return pictures;
    }

    private List<FilmMovie.Run> runs() {
        return timeline.placements().stream()
                .map(placement ->
                        new FilmMovie.Run(encoded.get(placement.segment().orElseThrow()), placement.frames()))
                .toList();
    }

    /** Segments that were kept while FFmpeg was exchanged may be described by other bytes than the rest. */
    private void encodeOddOnesAnew() throws IOException, InterruptedException {
        PictureSegment model = encoded.values().stream()
                .max(Comparator.comparingLong(this::alike))
                .orElseThrow();
        for (Map.Entry<Segment, PictureSegment> entry : encoded.entrySet()) {
            if (!entry.getValue().fits(model)) {
                LOG.log(System.Logger.Level.INFO, "{0} was encoded otherwise and is encoded anew", entry.getKey());
                composer.encode(entry.getKey(), files.of(entry.getKey()));
                entry.setValue(open(entry.getKey()));
            }
            if (!entry.getValue().fits(model)) {
                throw new RenderingException(
                        Category.TOOL_FAILED,
                        "The film could not be made.",
                        new IOException("the encoder describes " + entry.getKey() + " otherwise than the rest"));
            }
        }
    }

    private long alike(PictureSegment segment) {
        return encoded.values().stream().filter(segment::fits).count();
    }
}
