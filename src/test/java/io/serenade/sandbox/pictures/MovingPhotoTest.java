package io.serenade.sandbox.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.platform.settings.Settings;
import io.serenade.rendering.ffmpeg.Ffmpeg;
import io.serenade.rendering.ffmpeg.FrameReader;
import io.serenade.rendering.ffmpeg.FrameShape;
import io.serenade.rendering.ffmpeg.FrameWriter;
import io.serenade.rendering.ffmpeg.LoudnessReader;
import io.serenade.rendering.ffmpeg.SongFormat;
import io.serenade.rendering.ffmpeg.SoundShape;
import io.serenade.rendering.ffmpeg.SoundWriter;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovingPhotoTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Ffmpeg FFMPEG = Ffmpeg.locate(Settings.ofEnvironment());

    @TempDir
    Path folder;

    @Test
    void keepsThePhotosShapeWithEvenSides() {
        assertThat(MovingPhoto.of(photo(451, 300), 768, SECOND, VoiceOver.SILENCE)
                        .shape())
                .isEqualTo(new FrameShape(1154, 768, 12));
        assertThat(MovingPhoto.of(photo(300, 901), 768, SECOND, VoiceOver.SILENCE)
                        .shape())
                .isEqualTo(new FrameShape(640, 1920, 12));
    }

    @Test
    void beginsWithThePhotoItselfAndThenMoves() throws IOException {
        byte[] frames = frames(MovingPhoto.of(photo(128, 96), 96, SECOND, VoiceOver.SILENCE));
        int size = 128 * 96 * 3;

        assertThat(frames).hasSize(12 * size);
        // The left third is red, the rest blue; blue comes first.
        assertThat(frames[3 * (48 * 128 + 10) + 2] & 0xFF).isEqualTo(255);
        assertThat(frames[3 * (48 * 128 + 100)] & 0xFF).isEqualTo(255);
        assertThat(Arrays.copyOfRange(frames, 0, size)).isNotEqualTo(Arrays.copyOfRange(frames, 11 * size, 12 * size));
    }

    @Test
    void neverShowsWhatLiesBesideThePhoto() throws IOException {
        for (int[] sides : new int[][] {{160, 90}, {90, 160}, {128, 128}}) {
            BufferedImage white = new BufferedImage(sides[0], sides[1], BufferedImage.TYPE_3BYTE_BGR);
            paint(white, Color.WHITE, 0, sides[0]);
            double[] loud = new double[72];
            Arrays.fill(loud, 1);

            byte[] frames = frames(MovingPhoto.of(
                    white, 90, Duration.ofSeconds(6), new VoiceOver(loud, List.of(new SpokenWord("…", 9, 9)))));

            int size = frames.length / 72;
            for (int frame = 0; frame < 72; frame++) {
                for (int at = 0; at < 3 * sides[0]; at++) {
                    assertThat(frames[frame * size + at] & 0xFF).isGreaterThan(250);
                }
            }
        }
    }

    @Test
    void isAsLongAsItsSoundAndAsLoud() throws IOException, InterruptedException {
        Path sound = folder.resolve("half-silent.mp3");
        byte[] samples = new byte[2 * 44_100 * 2];
        for (int i = 44_100; i < 88_200; i++) {
            int value = (int) (12_000 * Math.sin(i * 0.06));
            samples[2 * i] = (byte) value;
            samples[2 * i + 1] = (byte) (value >> 8);
        }
        new SoundWriter(FFMPEG)
                .write(
                        out -> out.write(samples),
                        new SoundShape(SongFormat.MP3, 44_100, 1, "64k"),
                        sound,
                        SECOND.multipliedBy(20));
        double[] loudness = new LoudnessReader(FFMPEG).read(sound, SongFormat.MP3, 12, SECOND.multipliedBy(20));
        Path clip = folder.resolve("clip.mp4");

        new Studio(new FrameWriter(FFMPEG))
                .movingPhoto(
                        MovingPhoto.of(photo(128, 96), 96, Duration.ofSeconds(2), new VoiceOver(loudness, List.of())),
                        sound,
                        SongFormat.MP3,
                        clip);

        assertThat(loudness).hasSizeBetween(24, 26);
        assertThat(loudness[5]).isLessThan(0.05);
        assertThat(loudness[18]).isGreaterThan(0.9);
        assertThat(new LoudnessReader(FFMPEG).read(clip, SongFormat.M4A, 12, SECOND.multipliedBy(20)))
                .hasSizeBetween(24, 26);
        assertThat(new FrameReader(FFMPEG)
                        .sample(clip, 8, SECOND.multipliedBy(20))
                        .frames())
                .hasSizeBetween(4, 5);
    }

    @Test
    void letsWordsAppearAsTheyAreSaid() {
        SpeechBubble bubble = new SpeechBubble(List.of(
                new SpokenWord("Hello", 0.5, 0.8),
                new SpokenWord("everybody", 0.9, 1.4),
                new SpokenWord("who loves shoes", 1.5, 2),
                new SpokenWord("woof", 2.2, 2.4)));

        assertThat(bubble.saidAt(0.2)).isEmpty();
        assertThat(bubble.saidAt(1)).isEqualTo("Hello everybody");
        assertThat(bubble.saidAt(2.3)).isEqualTo("woof");
        assertThat(bubble.saidAt(9)).isEmpty();
    }

    private static byte[] frames(MovingPhoto photo) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        photo.writeTo(out);
        return out.toByteArray();
    }

    private static BufferedImage photo(int width, int height) {
        BufferedImage photo = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        paint(photo, Color.RED, 0, width / 3);
        paint(photo, Color.BLUE, width / 3, width);
        return photo;
    }

    private static void paint(BufferedImage picture, Color colour, int from, int to) {
        Graphics2D brush = picture.createGraphics();
        brush.setPaint(colour);
        brush.fillRect(from, 0, to - from, picture.getHeight());
        brush.dispose();
    }
}
