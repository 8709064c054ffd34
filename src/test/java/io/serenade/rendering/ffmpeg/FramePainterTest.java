package io.serenade.rendering.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.serenade.rendering.Media;
import io.serenade.rendering.ffmpeg.FramePainter.Brush;
import io.serenade.rendering.ffmpeg.FramePainter.Painted;
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
import org.junit.jupiter.params.provider.ValueSource;

class FramePainterTest {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Brush NOTHING = (frame, number) -> {};

    @TempDir
    private Path folder;

    private Duration atLeast = Duration.ZERO;

    @Test
    void paintsEachFrameInItsTurnAndKeepsTheSound() throws Exception {
        Path clip = Media.clip(folder.resolve("clip.mp4"), 1);

        Painted painted = paint(clip, (frame, number) -> {
            int white = number < 12 ? 0 : 235;
            Arrays.fill(frame, 0, 360 * 640, (byte) white);
        });

        assertThat(painted.shape()).isEqualTo(new PictureShape(360, 640, 24));
        assertThat(painted.frames()).isEqualTo(24);
        assertThat(painted.length()).isEqualTo(Duration.ofSeconds(1));
        assertThat(brightness(Duration.ofMillis(250))).isLessThan(10);
        assertThat(brightness(Duration.ofMillis(750))).isGreaterThan(245);
        assertThat(soundOf(target())).isEqualTo(soundOf(clip));
        assertThat(Media.decodeErrors(target())).isEmpty();
    }

    @Test
    void changesNothingWhereNothingIsPainted() throws Exception {
        Path clip = Media.clip(folder.resolve("clip.mp4"), 0.5);

        paint(clip, NOTHING);

        assertThat(brightness(Duration.ZERO)).isCloseTo(128, within(3));
        assertThat(firstTimes(target())).isEqualTo(firstTimes(clip));
    }

    @Test
    void paintsTheLastPictureAgainUntilTheClipIsLongEnough() throws Exception {
        Path clip = Media.clip(folder.resolve("clip.mp4"), 0.5);
        atLeast = Duration.ofMillis(1_250);

        Painted painted = paint(clip, (frame, number) -> {
            int light = (frame[0] & 0xFF) + 8 * number;
            Arrays.fill(frame, 0, 360 * 640, (byte) Math.min(235, light));
        });

        assertThat(painted.frames()).isEqualTo(30);
        assertThat(brightness(Duration.ofMillis(1_200))).isGreaterThan(240);
    }

    @Test
    void paintsClipsWithoutSoundAndWithOddSides() throws Exception {
        Path clip = folder.resolve("odd.mp4");
        Media.run(List.of(
                "-f", "lavfi", "-i", "testsrc=s=161x121:r=10:d=1", "-pix_fmt", "yuv444p", "-y", clip.toString()));

        assertThat(paint(clip, NOTHING).shape()).isEqualTo(new PictureShape(160, 120, 10));
        assertThat(soundOf(target())).isEmpty();
    }

    @Test
    void leavesNoFileBehindWhenTheClipCannotBeDecoded() throws Exception {
        Path clip = Files.write(folder.resolve("broken.mp4"), new byte[4_000]);

        assertThatThrownBy(() -> paint(clip, NOTHING)).isInstanceOf(FfmpegException.class);
        assertThat(target()).doesNotExist();
    }

    @Test
    void endsBothChildrenWhenTheBrushFails() {
        Path clip = Media.clip(folder.resolve("clip.mp4"), 1);

        assertThatThrownBy(() -> paint(clip, (frame, number) -> {
                    throw new IllegalStateException("no colour left");
                }))
                .hasRootCauseMessage("no colour left");
        assertThat(target()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "YUV4MPEG2 W0 H640 F24:1",
                "YUV4MPEG2 W9000 H640 F24:1",
                "YUV4MPEG2 W361 H640 F24:1",
                "YUV4MPEG2 W360 H640 F24:0",
                "YUV4MPEG2 W360 H640",
                ""
            })
    void paintsNoOtherFrames(String head) {
        assertThatThrownBy(() -> FramePainter.shapeOf(head)).isInstanceOf(IOException.class);
    }

    private Path target() {
        return folder.resolve("painted.mp4");
    }

    private Painted paint(Path clip, Brush brush) throws IOException, InterruptedException {
        return new FramePainter(Media.ffmpeg())
                .paint(clip, ClipFormat.MP4, shape -> brush, atLeast, target(), DEADLINE);
    }

    private int brightness(Duration at) throws IOException, InterruptedException {
        BufferedImage frame = new FrameReader(Media.ffmpeg()).still(target(), at, 640, DEADLINE);
        return frame.getRGB(180, 320) & 0xFF;
    }

    private static List<String> soundOf(Path clip) {
        return Media.probe(clip, "-select_streams", "a", "-show_packets", "-show_entries", "packet=pts_time,size");
    }

    private static List<String> firstTimes(Path clip) {
        return Media.probe(clip, "-show_entries", "stream=start_time");
    }
}
