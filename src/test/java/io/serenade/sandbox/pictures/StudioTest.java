package io.serenade.sandbox.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.platform.settings.Settings;
import io.serenade.rendering.ffmpeg.Ffmpeg;
import io.serenade.rendering.ffmpeg.FrameWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StudioTest {
    private static final PictureOrder PICTURE = new PictureOrder("a dog on a beach", "", 7, 128, 96);
    private final Studio studio = new Studio(new FrameWriter(Ffmpeg.locate(Settings.ofEnvironment())));

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"PNG", "JPEG"})
    void writesPicturesThatCanBeReadAgain(PictureFormat format) throws IOException, InterruptedException {
        Path file = folder.resolve("picture." + format.ending());

        studio.picture(PICTURE, format, 80, file);

        assertThat(Files.probeContentType(file)).isEqualTo(format.mediaType());
        assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(128);
        assertThat(ImageIO.read(file.toFile()).getHeight()).isEqualTo(96);
    }

    @Test
    void writesWebpWithFfmpeg() throws IOException, InterruptedException {
        Path file = folder.resolve("picture.webp");

        studio.picture(PICTURE, PictureFormat.WEBP, 80, file);

        String head = new String(Files.readAllBytes(file), 0, 12, StandardCharsets.ISO_8859_1);
        assertThat(head).startsWith("RIFF").endsWith("WEBP");
    }

    @Test
    void writesTheSameClipEachTimeWithItsIndexFirst() throws IOException, InterruptedException {
        ClipOrder order = new ClipOrder(PICTURE, Duration.ofMillis(1500), 12);
        Path one = folder.resolve("one.mp4");
        Path two = folder.resolve("two.mp4");

        studio.clip(order, one);
        studio.clip(order, two);

        assertThat(order.frames()).isEqualTo(18);
        assertThat(one).hasSameBinaryContentAs(two);
        String bytes = Files.readString(one, StandardCharsets.ISO_8859_1);
        assertThat(bytes).contains("ftyp", "avc1");
        assertThat(bytes.indexOf("moov")).isLessThan(bytes.indexOf("mdat"));
    }
}
