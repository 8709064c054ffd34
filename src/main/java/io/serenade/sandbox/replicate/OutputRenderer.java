package io.serenade.sandbox.replicate;

import io.serenade.rendering.ffmpeg.Ffmpeg;
import io.serenade.rendering.ffmpeg.FrameShape;
import io.serenade.rendering.ffmpeg.FrameWriter;
import io.serenade.rendering.ffmpeg.LoudnessReader;
import io.serenade.rendering.ffmpeg.SongFormat;
import io.serenade.sandbox.pictures.CameraMove;
import io.serenade.sandbox.pictures.MovingPhoto;
import io.serenade.sandbox.pictures.Studio;
import io.serenade.sandbox.pictures.VoiceOver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Draws the outputs of models, from their input files. */
final class OutputRenderer {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final Ffmpeg ffmpeg;
    private final Studio studio;
    private final InputFiles inputs;

    OutputRenderer(Ffmpeg ffmpeg, InputFiles inputs) {
        this.ffmpeg = ffmpeg;
        this.studio = new Studio(new FrameWriter(ffmpeg));
        this.inputs = inputs;
    }

    void draw(MediaOrder order, Path target) throws IOException, InterruptedException {
        if (order instanceof MediaOrder.Still still) {
            studio.picture(still.picture(), still.format(), still.quality(), target);
        } else if (order instanceof MediaOrder.Moving moving) {
            studio.clip(moving.clip(), target);
        } else if (order instanceof MediaOrder.Animated animated) {
            studio.movingPhoto(
                    MovingPhoto.of(
                            inputs.picture(animated.picture()),
                            animated.shortSide(),
                            animated.length(),
                            VoiceOver.SILENCE),
                    target);
        } else if (order instanceof MediaOrder.Travelling travelling) {
            studio.cameraMove(
                    new CameraMove(
                            inputs.picture(travelling.picture()),
                            new FrameShape(travelling.width(), travelling.height(), travelling.framesPerSecond()),
                            travelling.frames(),
                            travelling.seed()),
                    target);
        } else if (order instanceof MediaOrder.Speaking speaking) {
            speak(speaking, target);
        }
    }

    private void speak(MediaOrder.Speaking order, Path target) throws IOException, InterruptedException {
        Path sound = Files.createTempFile("serenade-sandbox", ".sound");
        try {
            Files.write(sound, inputs.bytes(order.sound()));
            SongFormat format = SongFormat.find(sound).orElseThrow(() -> new IOException("The audio is no sound file"));
            double[] loudness = new LoudnessReader(ffmpeg).read(sound, format, MovingPhoto.framesPerSecond(), DEADLINE);
            Duration length = Duration.ofMillis(loudness.length * 1_000L / MovingPhoto.framesPerSecond());
            MovingPhoto photo = MovingPhoto.of(
                    inputs.picture(order.picture()), order.shortSide(), length, new VoiceOver(loudness, List.of()));
            studio.movingPhoto(photo, sound, format, target);
        } finally {
            Files.deleteIfExists(sound);
        }
    }
}
