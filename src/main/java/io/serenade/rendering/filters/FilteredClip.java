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
import io.serenade.rendering.speech.Captions.Cue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Draws a filter, captions, or both over a clip. The sound is copied unchanged; foreign metadata are dropped. */
public final class FilteredClip {
    /** How much shorter a completely decoded clip may be: a frame at a low rate, and an edit. */
    private static final Duration TOLERANCE = Duration.ofMillis(500);

    private final Ffmpeg ffmpeg;

    public FilteredClip(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /**
     * Writes the clip with what is drawn over it.
     *
     * @param pet where the pet is in it
     * @param cues captions by the time of the clip; they lie above the filter
     * @param target an MP4; deleted when this fails
     * @throws IOException when the clip cannot be decoded completely, or it takes longer than the deadline
     */
    public void write(
            Path clip,
            Optional<ArFilter> filter,
            PetTrack pet,
            List<Cue> cues,
            MovieTags tags,
            Path target,
            Duration deadline)
            throws IOException, InterruptedException {
        ClipFormat format = ClipFormat.find(clip)
                .orElseThrow(() -> new IOException(clip.getFileName() + " is no clip that can be read"));
        Path painted = Files.createTempFile("serenade-filter", ".mp4");
        try {
            Painted seen = new FramePainter(ffmpeg)
                    .paint(clip, format, shape -> brush(filter, shape, pet, cues), Duration.ZERO, painted, deadline);
            if (format == ClipFormat.MP4) {
                requireWhole(seen, ClipTracks.read(clip));
            }
            MovieCopy.write(painted, Optional.empty(), tags, target);
        } finally {
            Files.deleteIfExists(painted);
        }
    }

    private static Brush brush(Optional<ArFilter> filter, PictureShape shape, PetTrack pet, List<Cue> cues) {
        List<Layer> layers = new ArrayList<>();
        filter.ifPresent(drawn -> layers.addAll(drawn.layers(shape.width(), shape.height(), pet)));
        if (!cues.isEmpty()) {
            layers.add(new CaptionLayer(cues));
        }
        return Layers.brush(shape, layers);
    }

    private static void requireWhole(Painted painted, ClipTracks tracks) throws IOException {
        Duration missing = tracks.pictures().minus(painted.length());
        if (missing.compareTo(TOLERANCE) > 0) {
            throw new IOException("only " + painted.length() + " of " + tracks.pictures() + " could be decoded");
        }
    }
}
