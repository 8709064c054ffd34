package io.serenade.rendering.filters;

import io.serenade.rendering.ffmpeg.ClipFormat;
import io.serenade.rendering.ffmpeg.Ffmpeg;
import io.serenade.rendering.ffmpeg.FramePainter;
import io.serenade.rendering.ffmpeg.FramePainter.Brush;
import io.serenade.rendering.ffmpeg.FramePainter.Painted;
import io.serenade.rendering.ffmpeg.PictureShape;
import io.serenade.rendering.mp4.ClipTracks;
import io.serenade.rendering.mp4.MovieCopy;
import io.serenade.rendering.mp4.MovieTags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Draws a filter over a clip. The sound is copied as it is; no metadata of others get in. */
public final class FilteredClip {
    /** What may be missing of a clip that was decoded wholly: a frame at a low rate, and an edit. */
    private static final Duration TOLERANCE = Duration.ofMillis(500);

    private final Ffmpeg ffmpeg;

    public FilteredClip(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /**
     * Writes the clip with the filter.
     *
     * @param pet where the pet is in it
     * @param target an MP4; gone when this fails
     * @throws IOException when the clip cannot be decoded wholly, or it takes longer than the deadline
     */
    public void write(Path clip, ArFilter filter, PetTrack pet, MovieTags tags, Path target, Duration deadline)
            throws IOException, InterruptedException {
        ClipFormat format = ClipFormat.find(clip)
                .orElseThrow(() -> new IOException(clip.getFileName() + " is no clip that can be read"));
        Path painted = Files.createTempFile("serenade-filter", ".mp4");
        try {
            Painted seen = new FramePainter(ffmpeg)
                    .paint(clip, format, shape -> brush(filter, shape, pet), Duration.ZERO, painted, deadline);
            if (format == ClipFormat.MP4) {
                requireWhole(seen, ClipTracks.read(clip));
            }
            MovieCopy.write(painted, Optional.empty(), tags, target);
        } finally {
            Files.deleteIfExists(painted);
        }
    }

    private static Brush brush(ArFilter filter, PictureShape shape, PetTrack pet) {
        return Layers.brush(shape, filter.layers(shape.width(), shape.height(), pet));
    }

    private static void requireWhole(Painted painted, ClipTracks tracks) throws IOException {
        Duration missing = tracks.pictures().minus(painted.length());
        if (missing.compareTo(TOLERANCE) > 0) {
            throw new IOException("only " + painted.length() + " of " + tracks.pictures() + " could be decoded");
        }
    }
}
