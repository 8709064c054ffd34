package io.serenade.rendering.record;

import io.serenade.rendering.RenderingException;
import io.serenade.rendering.RenderingException.Category;
import io.serenade.rendering.ffmpeg.Arguments;
import io.serenade.rendering.ffmpeg.Child;
import io.serenade.rendering.ffmpeg.ChildGroup;
import io.serenade.rendering.ffmpeg.RevolutionShape;
import io.serenade.rendering.image.pixels.Pixels;
import io.serenade.rendering.mp4.EncodedTrack;
import io.serenade.rendering.mp4.MovieTags;
import io.serenade.rendering.mp4.PictureOrder;
import io.serenade.rendering.mp4.RecordMovie;
import io.serenade.rendering.sound.EncodedSong;
import io.serenade.rendering.sound.SongCut;
import io.serenade.rendering.sound.SongFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/**
 * Makes a story of a song: its chorus as an upright video of 15 to 20 seconds, with the lines that are sung. It uses
 * the pictures of the {@link RecordVideo} and is drawn from beginning to end, because hardly any two of its pictures
 * are the same.
 */
public final class StoryVideo {
    private final RecordVideo video;
    private final RecordVideoSettings settings;

    public StoryVideo(RecordVideo video) {
        this.video = video;
        this.settings = video.settings();
    }

    /**
     * @return how long it is
     * @throws RenderingException when the song, the photo, a child or the deadline does not allow it
     */
    public Duration render(StoryOrder order, String address, Path target) throws IOException, InterruptedException {
        Pixels photo = PressedPhoto.open(order.photo());
        RevolutionTemplate template = video.template();
        try (ChildGroup children = video.ffmpeg().children(order.deadline())) {
            Future<Duration> made = children.run(() -> make(order, photo, template, address, children, target));
            children.awaitAll();
            return made.get();
        } catch (ExecutionException e) {
            Files.deleteIfExists(target);
            throw RecordVideo.failure(e.getCause());
        } catch (TimeoutException e) {
            Files.deleteIfExists(target);
            throw new RenderingException(
                    Category.TIMED_OUT,
                    "The story was not ready within " + order.deadline().toSeconds() + " s.",
                    e);
        }
    }

    private Duration make(
            StoryOrder order,
            Pixels photo,
            RevolutionTemplate template,
            String address,
            ChildGroup children,
            Path target)
            throws IOException, InterruptedException, ExecutionException {
        SongPulse pulse = new SongPulse(settings.turn());
        SongCut cut = new SongCut(SongFile.open(order.song(), Optional.empty()), settings.sound(), children);
        double songSeconds = (double) cut.hear(pulse) / Arguments.SAMPLE_RATE;
        Optional<Tempo> tempo = pulse.tempo();
        double[] beats = tempo.map(pulse::beats).orElseGet(() -> new double[0]);
        double chorus = order.chorus().map(at -> at.toNanos() / 1e9).orElse(songSeconds / 3);
        StoryPart part = StoryPart.of(chorus, songSeconds, tempo, beats);
        long from = Math.round(part.from() * Arguments.SAMPLE_RATE);
        long samples = Math.round(part.seconds() * Arguments.SAMPLE_RATE);
        EncodedSong sound = cut.cut(from, from + samples);

        double turn = tempo.map(Tempo::turnSeconds).orElse(settings.turn().toNanos() / 1e9);
        int count = (int) Math.max(1, Math.round(part.seconds() / turn * settings.framesPerTurn()));
        List<Integer> groups = groups(count);
        StoryFrames frames = new StoryFrames(settings, template, address);
        EncodedTrack pictures =
                encode(children, settings.portrait(groups), out -> frames.write(order, photo, part, tempo, count, out));
        write(order, pictures, places(groups, count, samples), sound, target);
        return sound.length();
    }

    /** A turn each, and what is left. */
    private List<Integer> groups(int count) {
        List<Integer> groups = new ArrayList<>();
        for (int left = count; left > 0; left -= settings.framesPerTurn()) {
            groups.add(Math.min(left, settings.framesPerTurn()));
        }
        return groups;
    }

    private static PictureOrder places(List<Integer> groups, int count, long samples) {
        PictureOrder order = new PictureOrder();
        int first = 0;
        for (int group : groups) {
            order.show(first, group, samples * first / count, samples * (first + group) / count);
            first += group;
        }
        return order;
    }

    private interface Drawing {
        void into(OutputStream out) throws IOException;
    }

    private static EncodedTrack encode(ChildGroup children, RevolutionShape shape, Drawing drawing)
            throws IOException, InterruptedException, ExecutionException {
        Child encoder = children.start("picture encoder", Arguments.encodeRevolution(shape));
        Future<byte[]> encoded = children.pump(() -> encoder.output().readAllBytes());
        try (OutputStream out = encoder.input()) {
            drawing.into(out);
        } catch (IOException e) {
            // A broken pipe only says that the encoder is gone; its own last words say why.
            encoder.awaitSuccess();
            throw e;
        }
        encoder.awaitSuccess();
        return EncodedTrack.read(encoded.get());
    }

    private void write(StoryOrder order, EncodedTrack pictures, PictureOrder places, EncodedSong sound, Path target)
            throws IOException {
        String title = RecordVideo.title(order.petName(), order.ownerName());
        RecordMovie movie = new RecordMovie(
                pictures,
                places,
                sound.track(),
                Arguments.SAMPLE_RATE,
                settings.resolution(),
                settings.portraitHeight(),
                new MovieTags(title, order.comment(), "Serenade"),
                false);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
            movie.writeTo(out);
        }
    }
}
