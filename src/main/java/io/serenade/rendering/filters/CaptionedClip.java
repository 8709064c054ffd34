package io.serenade.rendering.filters;

import io.serenade.rendering.ffmpeg.ClipFormat;
import io.serenade.rendering.ffmpeg.Ffmpeg;
import io.serenade.rendering.ffmpeg.FramePainter;
import io.serenade.rendering.mp4.ClipTracks;
import io.serenade.rendering.mp4.MovieCopy;
import io.serenade.rendering.mp4.MovieTags;
import io.serenade.rendering.speech.Captions.Cue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Writes captions on the pictures of a clip, where every player shows them. The sound is copied unchanged. */
public final class CaptionedClip {
    private final Ffmpeg ffmpeg;

    public CaptionedClip(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /**
     * Writes the clip with the captions; a last picture that stays for longer becomes as many as are needed.
     *
     * @param clip an MP4
     * @param cues by the time of the clip
     * @param target deleted when this fails
     * @throws IOException when the clip cannot be decoded, or it takes longer than the deadline
     */
    public void write(Path clip, List<Cue> cues, MovieTags tags, Path target, Duration deadline)
            throws IOException, InterruptedException {
        Path painted = Files.createTempFile("serenade-captions", ".mp4");
        try {
            new FramePainter(ffmpeg)
                    .paint(
                            clip,
                            ClipFormat.MP4,
                            shape -> Layers.brush(shape, List.of(new CaptionLayer(cues))),
                            ClipTracks.read(clip).pictures(),
                            painted,
                            deadline);
            MovieCopy.write(painted, Optional.empty(), tags, target);
        } finally {
            Files.deleteIfExists(painted);
        }
    }
}
