package io.serenade.rendering.film;

import io.serenade.rendering.RenderingException;
import io.serenade.rendering.RenderingException.Category;
import io.serenade.rendering.ffmpeg.ClipFormat;
import io.serenade.rendering.ffmpeg.ClipMeter;
import io.serenade.rendering.ffmpeg.Ffmpeg;
import io.serenade.rendering.ffmpeg.FfmpegException;
import io.serenade.rendering.ffmpeg.PictureFormat;
import io.serenade.rendering.mp4.MovieTags;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Makes films: opens their clips and stills, encodes their segments one at a time, and joins the segments with the
 * song. A caller that shares the processors decides before each segment whether to continue; segments may be kept for
 * the next film.
 */
public final class FilmComposer {
    private static final System.Logger LOG = System.getLogger(FilmComposer.class.getName());

    /** For one child; a segment of eight seconds takes about six. */
    private static final Duration CHILD_DEADLINE = Duration.ofSeconds(120);

    private final Ffmpeg ffmpeg;
    private final Duration deadline;

    public FilmComposer(Ffmpeg ffmpeg) {
        this(ffmpeg, CHILD_DEADLINE);
    }

    /** @param deadline after which a child is killed */
    public FilmComposer(Ffmpeg ffmpeg, Duration deadline) {
        this.ffmpeg = ffmpeg;
        this.deadline = deadline;
    }

    /**
     * Reads what a film needs to know about a clip.
     *
     * @throws RenderingException {@link Category#UNUSABLE_CLIP} when it is no MP4, QuickTime or WebM with pictures, or
     *     shorter than half a second
     */
    public Source.Clip openClip(Path file) throws IOException, InterruptedException {
        ClipFormat format = ClipFormat.find(file)
                .orElseThrow(() -> new RenderingException(Category.UNUSABLE_CLIP, "A clip is no MP4 or WebM file."));
        try {
            ClipMeter.Measured measured = new ClipMeter(ffmpeg).measure(file, format, deadline);
            if (measured.frames() < Source.FEWEST_FRAMES) {
                throw new RenderingException(
                        Category.UNUSABLE_CLIP,
                        "A clip is shorter than half a second, which is too short to be shown.");
            }
            return new Source.Clip(file, Identity.of(file), format, measured.frames(), measured.standardDefinition());
        } catch (FfmpegException e) {
            throw failure(e);
        }
    }

    /**
     * Takes a picture that the camera is to move over.
     *
     * @throws RenderingException {@link Category#UNUSABLE_CLIP} when it is no PNG, JPEG or WebP
     */
    public Source.Still openStill(Path file, CameraMove move) throws IOException {
        PictureFormat format = PictureFormat.find(file)
                .orElseThrow(
                        () -> new RenderingException(Category.UNUSABLE_CLIP, "A still is no PNG, JPEG or WebP file."));
        return new Source.Still(file, Identity.of(file), format, move);
    }

    /**
     * Encodes a segment into a file, which exists afterwards only if it is complete. A child that fails is tried once
     * more.
     *
     * @throws RenderingException {@link Category#UNUSABLE_CLIP} when a source of the segment cannot be read to its end,
     *     its last words in {@link RenderingException#lastWords()}; {@link Category#TOOL_FAILED} or {@link
     *     Category#TIMED_OUT} when the fault is ours
     * @throws IOException when the target cannot be written
     */
    public void encode(Segment segment, Path target) throws IOException, InterruptedException {
        SegmentEncoding encoding = new SegmentEncoding(ffmpeg, deadline);
        interruptibly(() -> {
            try {
                encoding.write(segment, target);
            } catch (RenderingException e) {
                LOG.log(System.Logger.Level.INFO, "{0} is encoded once more: {1}", segment, e.detail());
                encoding.write(segment, target);
            }
            return target;
        });
    }

    /** Where the encoded segments of a film lie. */
    @FunctionalInterface
    public interface SegmentFiles {
        Path of(Segment segment);
    }

    /**
     * Joins encoded segments with the song into one file that can be played while it loads. Nothing is encoded but a
     * song that is no AAC, and segments that were encoded by another encoder than most: those are rewritten to their
     * files.
     *
     * @param timeline complete
     * @param tags the file's metadata, which say that it was made with AI
     * @param target exists afterwards only if it is complete and on the disk
     * @param deadline for the song
     * @throws RenderingException {@link Category#UNUSABLE_SONG} when the song cannot be read or does not have the
     *     length that the film was planned for
     */
    public SyncReport join(
            Timeline timeline, SegmentFiles files, Path song, MovieTags tags, Path target, Duration deadline)
            throws IOException, InterruptedException {
        return interruptibly(() -> {
            FilmSong sound = FilmSong.encode(ffmpeg, song, deadline);
            sound.check(timeline.plan().frames());
            boolean complete = false;
            try {
                new FilmJoin(this, timeline, files).write(sound, tags, target);
                SyncReport report = SyncReport.of(timeline, sound, target);
                complete = true;
                return report;
            } finally {
                if (!complete) {
                    Files.deleteIfExists(target);
                }
            }
        });
    }

    /** Work on files. */
    private interface Work<T> {
        T run() throws IOException, InterruptedException;
    }

    /** File channels answer an interrupt in their own way and leave the flag set. */
    private static <T> T interruptibly(Work<T> work) throws IOException, InterruptedException {
        try {
            return work.run();
        } catch (ClosedByInterruptException e) {
            Thread.interrupted();
            InterruptedException interrupted = new InterruptedException("the work on a film was interrupted");
            interrupted.initCause(e);
            throw interrupted;
        }
    }

    static RenderingException failure(FfmpegException e) {
        return e.diedOfSignal()
                ? new RenderingException(
                        Category.TOOL_FAILED, "The film could not be made.", e.exitCode(), e.lastWords(), e)
                : new RenderingException(
                        Category.UNUSABLE_CLIP, "A clip of the film cannot be read.", e.exitCode(), e.lastWords(), e);
    }
}
