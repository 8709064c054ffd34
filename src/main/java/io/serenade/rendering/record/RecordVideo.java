package io.serenade.rendering.record;

import io.serenade.rendering.RenderingException;
import io.serenade.rendering.RenderingException.Category;
import io.serenade.rendering.ffmpeg.Arguments;
import io.serenade.rendering.ffmpeg.ChildGroup;
import io.serenade.rendering.ffmpeg.Ffmpeg;
import io.serenade.rendering.ffmpeg.FfmpegException;
import io.serenade.rendering.image.pixels.Pixels;
import io.serenade.rendering.mp4.EncodedTrack;
import io.serenade.rendering.mp4.MovieTags;
import io.serenade.rendering.mp4.PictureOrder;
import io.serenade.rendering.mp4.RecordMovie;
import io.serenade.rendering.sound.EncodedSong;
import io.serenade.rendering.sound.SongEncoding;
import io.serenade.rendering.sound.SongFile;
import io.serenade.rendering.sound.SongListener;
import io.serenade.rendering.sound.Waveform;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/**
 * Makes the video of a record that turns as long as its song and as fast as its beat. One turn is drawn and encoded once;
 * the file repeats the encoded pictures. Children write to pipes only, so nothing but the finished file ever touches the disk.
 */
public final class RecordVideo {
    private static final String UNMADE = "The video could not be made.";
    private static final int WRITE_BUFFER = 256 * 1024;

    private final RecordVideoSettings settings;
    private final Ffmpeg ffmpeg;
    private volatile RevolutionTemplate template;

    /** Loads nothing yet: the art is read and checked by {@link #warmUp} or by the first render. */
    public RecordVideo(RecordVideoSettings settings, Ffmpeg ffmpeg) {
        this.settings = settings;
        this.ffmpeg = ffmpeg;
    }

    /** Draws the frames that all videos share, about a second of work that would otherwise delay the first render. */
    public void warmUp() {
        template();
    }

    RecordVideoSettings settings() {
        return settings;
    }

    Ffmpeg ffmpeg() {
        return ffmpeg;
    }

    RevolutionTemplate template() {
        RevolutionTemplate known = template;
        if (known != null) {
            return known;
        }
        synchronized (this) {
            if (template == null) {
                template = new RevolutionTemplate(new Composition(settings));
            }
            return template;
        }
    }

    /**
     * Renders into {@code target}, which exists afterwards only if it is complete and on the disk.
     *
     * @throws RenderingException when the song, the photo, a child or the deadline does not allow a video
     * @throws IOException when the target cannot be written
     */
    public RenderedVideo render(RenderOrder order, Path target) throws InterruptedException, IOException {
        try {
            return attempt(order, target);
        } catch (ClosedByInterruptException e) {
            // File channels answer an interrupt in their own way and leave the flag set.
            Thread.interrupted();
            InterruptedException interrupted = new InterruptedException("the render was interrupted");
            interrupted.initCause(e);
            throw interrupted;
        }
    }

    private RenderedVideo attempt(RenderOrder order, Path target) throws InterruptedException, IOException {
        long start = System.nanoTime();
        SongFile song = SongFile.open(order.song(), order.declaredLength());
        Pixels photo = PressedPhoto.open(order.photo());
        RevolutionTemplate frames = template();
        try (ChildGroup children = ffmpeg.children(order.deadline())) {
            Optional<SongPulse> pulse =
                    settings.show() ? Optional.of(new SongPulse(settings.turn())) : Optional.empty();
            Waveform waveform = new Waveform();
            SongListener listener = pulse.isPresent() ? SongListener.both(pulse.get(), waveform) : waveform;
            Future<EncodedSong> sound = children.run(new SongEncoding(song, settings.sound(), children, listener));
            Script script = settings.script(order);
            Callable<EncodedTrack> drawing =
                    new RevolutionEncoding(frames, photo, order, settings, script, children, pulse);
            Future<EncodedTrack> pictures = children.run(drawing);
            children.awaitAll();
            Optional<Tempo> tempo = pulse.isPresent() ? pulse.get().tempo() : Optional.empty();
            PictureOrder places = Choreography.follow(
                    settings,
                    script,
                    order.choruses(),
                    tempo,
                    known -> pulse.orElseThrow().beats(known),
                    sound.get().track().samples());
            return write(order, pictures.get(), places, sound.get(), waveform.letters(), target, start);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (TimeoutException e) {
            throw new RenderingException(
                    Category.TIMED_OUT,
                    "The video was not ready within " + order.deadline().toSeconds() + " s.",
                    e);
        }
    }

    private RenderedVideo write(
            RenderOrder order,
            EncodedTrack pictures,
            PictureOrder places,
            EncodedSong song,
            String waveform,
            Path target,
            long start)
            throws IOException {
        MovieTags tags = new MovieTags(title(order.petName(), order.ownerName()), order.comment(), "Serenade");
        RecordMovie movie = new RecordMovie(
                pictures,
                places,
                song.track(),
                Arguments.SAMPLE_RATE,
                settings.resolution(),
                settings.resolution(),
                tags,
                settings.sharedSamples());
        boolean complete = false;
        try (FileChannel file = FileChannel.open(
                        target,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(file), WRITE_BUFFER)) {
            movie.writeTo(out);
            out.flush();
            file.force(true);
            complete = true;
            Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
            return new RenderedVideo(song.length(), movie.frames(), file.size(), waveform, elapsed);
        } finally {
            if (!complete) {
                Files.deleteIfExists(target);
            }
        }
    }

    static String title(String petName, String ownerName) {
        String pet = Names.tidy(petName);
        String owner = Names.tidy(ownerName);
        return pet.isEmpty() || owner.isEmpty() ? pet + owner : pet + " & " + owner;
    }

    static RenderingException failure(Throwable cause) {
        if (cause instanceof RenderingException known) {
            return known;
        }
        if (cause instanceof FfmpegException child) {
            return new RenderingException(Category.TOOL_FAILED, UNMADE, child.exitCode(), child.getMessage(), child);
        }
        return new RenderingException(Category.TOOL_FAILED, UNMADE, cause);
    }
}
