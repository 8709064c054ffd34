package io.serenade.rendering.record;

import io.serenade.rendering.ffmpeg.Arguments;
import io.serenade.rendering.ffmpeg.Child;
import io.serenade.rendering.ffmpeg.ChildGroup;
import io.serenade.rendering.ffmpeg.RevolutionShape;
import io.serenade.rendering.image.pixels.Pixels;
import io.serenade.rendering.mp4.EncodedTrack;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Draws the frames of a video into an encoder, as soon as the tempo of the song is known. */
final class RevolutionEncoding implements Callable<EncodedTrack> {
    private final RevolutionTemplate template;
    private final Pixels photo;
    private final RenderOrder order;
    private final RevolutionShape shape;
    private final Script script;
    private final ChildGroup children;
    private final Optional<SongPulse> pulse;

    RevolutionEncoding(
            RevolutionTemplate template,
            Pixels photo,
            RenderOrder order,
            RecordVideoSettings settings,
            Script script,
            ChildGroup children,
            Optional<SongPulse> pulse) {
        this.template = template;
        this.photo = photo;
        this.order = order;
        this.shape = settings.revolution(script);
        this.script = script;
        this.children = children;
        this.pulse = pulse;
    }

    @Override
    public EncodedTrack call() throws IOException, InterruptedException, ExecutionException {
        Optional<Tempo> tempo = pulse.isPresent() ? pulse.get().tempo() : Optional.empty();
        Child encoder = children.start("picture encoder", Arguments.encodeRevolution(shape));
        Future<byte[]> encoded = children.pump(() -> encoder.output().readAllBytes());
        try (OutputStream frames = encoder.input()) {
            template.write(script, photo, order.petName(), order.ownerName(), tempo, frames);
        } catch (IOException e) {
            // A broken pipe only says that the encoder is gone; its own last words say why.
            encoder.awaitSuccess();
            throw e;
        }
        encoder.awaitSuccess();
        EncodedTrack track = EncodedTrack.read(encoded.get());
        if (track.samples() != shape.frames() || !shape.starts().stream().allMatch(track::isKey)) {
            throw new IOException(
                    "the encoder returned " + track.samples() + " pictures in other groups than asked for");
        }
        return track;
    }
}
