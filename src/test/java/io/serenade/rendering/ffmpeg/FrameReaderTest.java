package io.serenade.rendering.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.serenade.rendering.Media;
import io.serenade.rendering.ffmpeg.FrameReader.SampledFrame;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameReaderTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"0.2, 1", "3, 6", "10, 8", "59, 8"})
    void samplesEvenlyWhateverTheLength(double seconds, int frames) throws Exception {
        List<SampledFrame> sampled = sample(clip("clip.mp4", "320x180", seconds));

        assertThat(sampled).hasSizeBetween(frames, frames + 1).hasSizeLessThanOrEqualTo(8);
        assertThat(sampled.get(0).at()).isZero();
        assertThat(sampled.get(sampled.size() - 1).at().toMillis() / 1000.0).isBetween(seconds * 0.7 - 0.5, seconds);
        assertThat(sampled).extracting(SampledFrame::at).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void keepsTheShapeAndMakesItSmaller() throws Exception {
        SampledFrame frame = sample(clip("clip.mp4", "720x1280", 0.5)).get(0);

        assertThat(frame.picture().getWidth()).isEqualTo(360);
        assertThat(frame.picture().getHeight()).isEqualTo(640);
    }

    @Test
    void readsTheColoursRight() throws Exception {
        Path clip = folder.resolve("red.mp4");
        Media.run(List.of("-f", "lavfi", "-i", "color=red:s=64x64:d=1", "-pix_fmt", "yuv420p", "-y", clip.toString()));

        int middle = sample(clip).get(0).picture().getRGB(32, 32);

        assertThat(middle >> 16 & 0xFF).isGreaterThan(240);
        assertThat(middle & 0xFFFF).isLessThan(0x1010);
    }

    @Test
    void leavesTheSoundAside() throws Exception {
        Path clip = folder.resolve("clip.mp4");
        Media.run(List.of(
                "-f",
                "lavfi",
                "-i",
                "testsrc=s=64x64:d=1",
                "-f",
                "lavfi",
                "-i",
                "sine=d=1",
                "-pix_fmt",
                "yuv420p",
                "-y",
                clip.toString()));

        assertThat(sample(clip)).hasSize(2);
    }

    @Test
    void refusesSoundAlone() {
        Path song = Media.song(folder.resolve("song.mp4"), 1, "-c:a", "aac");

        assertThrows(IOException.class, () -> sample(song));
    }

    @Test
    void refusesWhatIsNoClip() throws Exception {
        Path photo = Media.photo(folder);
        Path letter = Files.writeString(folder.resolve("letter.mp4"), "Dear Serenade");

        assertThat(assertThrows(IOException.class, () -> sample(photo)))
                .hasMessage("pet.jpg is no clip but image/jpeg");
        assertThrows(IOException.class, () -> sample(letter));
    }

    @Test
    void failsForADamagedClip() throws Exception {
        byte[] whole = Files.readAllBytes(clip("clip.mp4", "320x180", 2));
        Path half = Files.write(folder.resolve("half.mp4"), Arrays.copyOf(whole, whole.length / 2));

        assertThrows(FfmpegException.class, () -> sample(half));
    }

    @ParameterizedTest
    @CsvSource({"0.4, 0.5", "3, 3", "59.5, 59.5", "61.5, 61"})
    void tellsTheLengthToHalfASecond(double seconds, double told) throws Exception {
        Duration length = new FrameReader(Media.ffmpeg())
                .sample(clip("clip.mp4", "64x64", seconds), 8, TIMEOUT)
                .length();

        assertThat(length.toMillis() / 1000.0).isBetween(told, told + 0.5);
    }

    @Test
    void takesAStillAtItsTime() throws Exception {
        Path clip = folder.resolve("clip.mp4");
        Media.run(List.of(
                "-f",
                "lavfi",
                "-i",
                "color=red:s=96x64:d=1",
                "-f",
                "lavfi",
                "-i",
                "color=blue:s=96x64:d=1",
                "-filter_complex",
                "concat",
                "-pix_fmt",
                "yuv420p",
                "-y",
                clip.toString()));
        FrameReader reader = new FrameReader(Media.ffmpeg());
        Duration last = reader.sample(clip, 8, TIMEOUT).frames().stream()
                .map(SampledFrame::at)
                .reduce((first, second) -> second)
                .orElseThrow();

        BufferedImage red = reader.still(clip, Duration.ZERO, 1280, TIMEOUT);
        BufferedImage blue = reader.still(clip, last, 48, TIMEOUT);

        assertThat(red.getRGB(48, 32) & 0xFFFFFF).isGreaterThan(0xF00000);
        assertThat(red.getWidth()).isEqualTo(96);
        assertThat(blue.getRGB(24, 16) & 0xFFFFFF).isLessThan(0x1010FF);
        assertThat(blue.getWidth()).isEqualTo(48);
        assertThat(blue.getHeight()).isEqualTo(32);
    }

    @Test
    void tellsTheSizeOfAClip() throws Exception {
        assertThat(new FrameReader(Media.ffmpeg()).size(clip("clip.mp4", "1920x1080", 1), TIMEOUT))
                .isEqualTo(new Dimension(1920, 1080));
    }

    private List<SampledFrame> sample(Path clip) throws IOException, InterruptedException {
        return new FrameReader(Media.ffmpeg()).sample(clip, 8, TIMEOUT).frames();
    }

    private Path clip(String name, String size, double seconds) {
        Path clip = folder.resolve(name);
        Media.run(List.of(
                "-f",
                "lavfi",
                "-i",
                "testsrc=s=" + size + ":r=24:d=" + seconds,
                "-pix_fmt",
                "yuv420p",
                "-preset",
                "ultrafast",
                "-y",
                clip.toString()));
        return clip;
    }
}
