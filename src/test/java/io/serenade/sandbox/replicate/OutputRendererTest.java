package io.serenade.sandbox.replicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.platform.settings.Settings;
import io.serenade.rendering.ffmpeg.Ffmpeg;
import io.serenade.rendering.ffmpeg.FrameReader;
import io.serenade.rendering.ffmpeg.FrameReader.SampledFrame;
import io.serenade.rendering.ffmpeg.LoudnessReader;
import io.serenade.rendering.ffmpeg.SongFormat;
import io.serenade.rendering.ffmpeg.SoundShape;
import io.serenade.rendering.ffmpeg.SoundWriter;
import io.serenade.rendering.image.PictureIntake;
import io.serenade.sandbox.tasks.SandboxSettings;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputRendererTest {
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final Ffmpeg FFMPEG = Ffmpeg.locate(Settings.ofEnvironment());

    @TempDir
    Path folder;

    @Test
    void setsTheGivenPictureInMotion() throws IOException, InterruptedException {
        Path clip = folder.resolve("clip.mp4");

        easel().draw(new MediaOrder.Animated(picture(), 96, Duration.ofSeconds(2)), clip);

        List<SampledFrame> frames =
                new FrameReader(FFMPEG).sample(clip, 8, DEADLINE).frames();
        assertThat(frames).hasSize(4);
        BufferedImage first = frames.get(0).picture();
        assertThat(first.getWidth() / (double) first.getHeight()).isBetween(1.3, 1.4);
        assertThat(new Color(first.getRGB(first.getWidth() / 2, 20)).getRed()).isGreaterThan(200);
    }

    @Test
    void letsItSpeakAsLongAsTheSoundIs() throws IOException, InterruptedException {
        Path sound = folder.resolve("speech.mp3");
        new SoundWriter(FFMPEG)
                .write(
                        out -> out.write(new byte[44_100 * 2 * 3]),
                        new SoundShape(SongFormat.MP3, 44_100, 1, "64k"),
                        sound,
                        DEADLINE);
        Path clip = folder.resolve("clip.mp4");

        easel().draw(new MediaOrder.Speaking(picture(), data("audio/mpeg", Files.readAllBytes(sound)), 96), clip);

        assertThat(new LoudnessReader(FFMPEG).read(clip, SongFormat.M4A, 10, DEADLINE))
                .hasSizeBetween(30, 31);
        assertThat(new FrameReader(FFMPEG).sample(clip, 8, DEADLINE).frames()).hasSizeBetween(6, 7);
    }

    @Test
    void opensOnlyWhatItWasSentAndWhatIsOurs() {
        InputFiles files = files();

        assertThat(files.complaint("data:image/png;base64,AAAA")).isEmpty();
        assertThat(files.complaint("http://127.0.0.1:8080/media/x.jpg")).isEmpty();
        for (String foreign : List.of(
                "https://example.org/x.jpg",
                "http://127.0.0.1:22/",
                "http://a@127.0.0.1:8080/",
                "nonsense",
                "file:///etc/passwd")) {
            assertThat(files.complaint(foreign)).as(foreign).isPresent();
            assertThatThrownBy(() -> files.picture(foreign)).isInstanceOfAny(IOException.class, RuntimeException.class);
        }
    }

    private static OutputRenderer easel() {
        return new OutputRenderer(FFMPEG, files());
    }

    private static InputFiles files() {
        InputFiles files = new InputFiles();
        files.settings = SandboxSettings.from(
                new Settings(name -> Optional.ofNullable(
                        Map.of("SANDBOX", "on", "HTTP_PORT", "8080").get(name))),
                List.of());
        files.intake = new PictureIntake();
        return files;
    }

    private static String picture() throws IOException {
        BufferedImage red = new BufferedImage(128, 96, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = red.createGraphics();
        brush.setPaint(Color.RED);
        brush.fillRect(0, 0, 128, 96);
        brush.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(red, "png", png);
        return data("image/png", png.toByteArray());
    }

    private static String data(String type, byte[] bytes) {
        return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes);
    }
}
