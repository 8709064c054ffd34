package io.serenade.rendering.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.serenade.rendering.Media;
import io.serenade.rendering.RenderingException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A story, rendered for real in small, and its file measured. */
class StoryVideoTest {
    @TempDir
    static Path folder;

    private static Path story;
    private static Duration length;

    @BeforeAll
    static void render() throws Exception {
        story = folder.resolve("story.mp4");
        length = render(Media.mp3(folder.resolve("song.mp3"), 30), story);
    }

    private static Duration render(Path song, Path target) throws IOException, InterruptedException {
        Map<String, String> small = Map.of("VIDEO_RESOLUTION", "180");
        StoryOrder.Line line = new StoryOrder.Line(
                new Span(Duration.ofSeconds(10), Duration.ofSeconds(14)), "Oh Rex, you are the best");
        StoryOrder order = new StoryOrder(
                Media.photo(folder),
                song,
                "Rex",
                "Ada",
                Optional.of(Duration.ofSeconds(10)),
                List.of(line),
                "Made with AI",
                Duration.ofMinutes(2));
        RecordVideo video = new RecordVideo(RecordVideoSettings.from(Media.settings(small)), Media.ffmpeg());
        return new StoryVideo(video).render(order, "serenade.example", target);
    }

    @Test
    void isUprightAndEndsWithItsSound() {
        assertThat(Media.probe(story, "-select_streams", "v", "-show_entries", "stream=width,height"))
                .containsExactly("180", "320");
        double seconds = length.toNanos() / 1e9;
        assertThat(seconds).isBetween(15.0, 20.0);
        for (String told : Media.probe(story, "-show_entries", "stream=duration:format=duration")) {
            assertThat(Double.parseDouble(told)).isCloseTo(seconds, within(0.001));
        }
        assertThat(Media.decodeErrors(story)).isEmpty();
    }

    @Test
    void showsTheLineWhileItIsSung() throws IOException {
        assertThat(brightest(picture("1"))).isGreaterThan(brightest(picture("6")) + 40);
    }

    private static BufferedImage picture(String second) throws IOException {
        Path png = folder.resolve("picture.png");
        Media.run(
                List.of("-ss", second, "-i", story.toString(), "-frames:v", "1", "-update", "1", "-y", png.toString()));
        return ImageIO.read(png.toFile());
    }

    /** Where the lines stand, below the names. */
    private static int brightest(BufferedImage picture) {
        int brightest = 0;
        for (int y = 205; y < 235; y++) {
            for (int x = 50; x < 130; x++) {
                brightest = Math.max(brightest, picture.getRGB(x, y) >> 8 & 255);
            }
        }
        return brightest;
    }

    @Test
    void leavesNoFileOfASongThatCannotBeDecoded() throws IOException {
        Path broken = Files.write(folder.resolve("broken.mp3"), new byte[] {1, 2, 3});
        Path target = folder.resolve("none.mp4");
        Assertions.assertThatThrownBy(() -> render(broken, target)).isInstanceOf(RenderingException.class);
        assertThat(target).doesNotExist();
    }
}
