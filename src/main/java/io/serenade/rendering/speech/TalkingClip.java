package io.serenade.rendering.speech;

import io.serenade.rendering.ffmpeg.ClipFormat;
import io.serenade.rendering.ffmpeg.Ffmpeg;
import io.serenade.rendering.ffmpeg.LoudnessReader;
import io.serenade.rendering.ffmpeg.SongFormat;
import io.serenade.rendering.ffmpeg.SpeechMuxer;
import io.serenade.rendering.ffmpeg.SpeechShape;
import io.serenade.rendering.mp4.ClipTracks;
import io.serenade.rendering.mp4.MovieCopy;
import io.serenade.rendering.mp4.MovieTags;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Adds speech to a clip. Pictures that every player shows are copied unchanged; foreign metadata are dropped. */
public final class TalkingClip {
    /** The precision of the length of speech. */
    private static final int PARTS_OF_A_SECOND = 100;

    /** Room for the last frame of sound, so that it is not cut off within a word. */
    private static final Duration LAST_FRAME = Duration.ofMillis(40);

    private final Ffmpeg ffmpeg;

    public TalkingClip(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /** Whether the clip has a sound of its own, so that none needs to be added. */
    public static boolean hasSound(Path clip) throws IOException {
        return ClipFormat.find(clip).filter(ClipFormat.MP4::equals).isPresent()
                && ClipTracks.read(clip).sound();
    }

    /**
     * Copies a clip as it is encoded, with our tags instead of its own.
     *
     * @throws IOException when it is no clip, or takes longer than the deadline
     */
    public void copy(Path clip, MovieTags tags, Path target, Duration deadline)
            throws IOException, InterruptedException {
        ClipFormat format = ClipFormat.find(clip)
                .orElseThrow(() -> new IOException(clip.getFileName() + " is no clip that can be read"));
        Path plain = Files.createTempFile("serenade-clip", ".mp4");
        try {
            new SpeechMuxer(ffmpeg).remux(clip, format, plain, deadline);
            MovieCopy.write(plain, Optional.empty(), tags, target);
        } finally {
            Files.deleteIfExists(plain);
        }
    }

    /**
     * How long speech lasts.
     *
     * @param speech an MP3
     * @throws IOException when it cannot be decoded
     */
    public Duration lengthOf(Path speech, Duration deadline) throws IOException, InterruptedException {
        int parts = new LoudnessReader(ffmpeg).read(speech, SongFormat.MP3, PARTS_OF_A_SECOND, deadline).length;
        return Duration.ofMillis(parts * 1_000L / PARTS_OF_A_SECOND);
    }

    /**
     * Writes the clip with the speech, which begins half a second after the picture.
     *
     * @param speech an MP3
     * @param target deleted when this fails
     * @throws IOException when either cannot be read, or it takes longer than the deadline
     */
    public SpokenClip write(Path clip, Path speech, Fit fit, MovieTags tags, Path target, Duration deadline)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + deadline.toNanos();
        Duration spoken = lengthOf(speech, deadline);
        Path muxed = Files.createTempFile("serenade-talking", ".mp4");
        try {
            Plan plan = plan(clip, spoken, fit);
            new SpeechMuxer(ffmpeg)
                    .mux(
                            plan.shape(),
                            clip,
                            speech,
                            SongFormat.MP3,
                            muxed,
                            Duration.ofNanos(Math.max(0, end - System.nanoTime())));
            MovieCopy.write(muxed, plan.picturesUntil(), tags, target);
            return new SpokenClip(spoken, plan.truncated());
        } finally {
            Files.deleteIfExists(muxed);
        }
    }

    private record Plan(SpeechShape shape, Optional<Duration> picturesUntil, boolean truncated) {}

    private static Plan plan(Path clip, Duration spoken, Fit fit) throws IOException {
        ClipFormat format = ClipFormat.find(clip)
                .orElseThrow(() -> new IOException(clip.getFileName() + " is no clip that can be read"));
        // A WebM is re-encoded in any case, and its length is known only then.
        Optional<ClipTracks> tracks = format == ClipFormat.MP4 ? Optional.of(ClipTracks.read(clip)) : Optional.empty();
        boolean copied = tracks.map(ClipTracks::plain).orElse(false);
        Duration heard = SpeechMuxer.DELAY.plus(spoken);
        boolean longer = tracks.map(all -> heard.compareTo(all.pictures()) > 0).orElse(true);
        return switch (fit) {
            case HOLD ->
                longer
                        ? new Plan(
                                shape(format, copied, false, false, false, Optional.empty()), Optional.of(heard), false)
                        : shortest(format, copied, false);
            case SHORTEST -> shortest(format, copied, longer);
            case SPEECH ->
                new Plan(
                        shape(format, copied, true, false, false, Optional.of(heard.plus(LAST_FRAME))),
                        Optional.of(heard),
                        false);
            case VIDEO ->
                new Plan(shape(format, copied, false, true, true, Optional.empty()), Optional.empty(), longer);
        };
    }

    private static Plan shortest(ClipFormat format, boolean copied, boolean truncated) {
        return new Plan(shape(format, copied, false, false, true, Optional.empty()), Optional.empty(), truncated);
    }

    private static SpeechShape shape(
            ClipFormat format,
            boolean copied,
            boolean repeated,
            boolean silenceBehind,
            boolean endsWithShorter,
            Optional<Duration> length) {
        return new SpeechShape(format, copied, repeated, silenceBehind, endsWithShorter, length);
    }
}
