package io.serenade.rendering.record;

import io.serenade.rendering.ffmpeg.Arguments;
import io.serenade.rendering.ffmpeg.Child;
import io.serenade.rendering.ffmpeg.ChildGroup;
import io.serenade.rendering.image.Pixels;
import io.serenade.rendering.mp4.EncodedTrack;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Draws the frames of one turn into an encoder. */
final class RevolutionEncoding implements Callable<EncodedTrack> {
    private final RevolutionTemplate template;
    private final Pixels photo;
    private final RenderOrder order;
    private final RecordVideoSettings settings;
    private final ChildGroup children;

    RevolutionEncoding(
            RevolutionTemplate template,
            Pixels photo,
            RenderOrder order,
            RecordVideoSettings settings,
            ChildGroup children) {
        this.template = template;
        this.photo = photo;
        this.order = order;
        this.settings = settings;
        this.children = children;
    }

    @Override
    public EncodedTrack call() throws IOException, InterruptedException, ExecutionException {
        Child encoder = children.start("picture encoder", Arguments.encodeRevolution(settings.revolution()));
        Future<byte[]> encoded = children.pump(() -> encoder.output().readAllBytes());
        try (OutputStream frames = encoder.input()) {
            template.write(photo, order.petName(), order.ownerName(), frames);
        } catch (IOException e) {
            // A broken pipe only says that the encoder is gone; its own last words say why.
            encoder.awaitSuccess();
            throw e;
        }
        encoder.awaitSuccess();
        EncodedTrack track = EncodedTrack.read(encoded.get());
        if (track.samples() != settings.framesPerTurn()) {
            throw new IOException("the encoder returned " + track.samples() + " pictures of one turn");
        }
        return track;
    }
}
