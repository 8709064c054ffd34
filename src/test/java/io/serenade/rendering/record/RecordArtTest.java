package io.serenade.rendering.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.serenade.rendering.Media;
import io.serenade.rendering.RenderingException;
import io.serenade.rendering.RenderingException.Category;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordArtTest {
    @TempDir
    static Path folder;

    private static RecordArt art;
    private static Path photo;

    @BeforeAll
    static void open() throws IOException {
        art = new RecordArt(RecordVideoSettings.from(Media.settings(Map.of())));
        photo = Media.photo(folder);
    }

    @Test
    void discIsRoundAndTransparentOutside() throws IOException {
        BufferedImage disc = read(art.discPng(photo));
        assertThat(disc.getWidth()).isEqualTo(360);
        assertThat(disc.getRGB(2, 2) >>> 24).isZero();
        assertThat(disc.getRGB(180, 180) >>> 24).isEqualTo(255);
    }

    /** Black fur would be lost on black vinyl; a bright photo stays as it was taken. */
    @Test
    void aBlackPetShowsOnTheRecord() throws IOException {
        Path black = flatPhoto("black.png", 0xFF0A0A0C);
        Path bright = flatPhoto("bright.png", 0xFF909090);

        assertThat(brightness(read(art.discPng(black)), 180, 180)).isBetween(20, 40);
        assertThat(brightness(read(art.discPng(bright)), 180, 180)).isCloseTo(0x90, within(2));
        assertThat(brightness(read(art.discPng(black)), 2, 180)).isGreaterThan(180);
        assertThat(brightness(read(art.posterJpeg(black, "Rex", "Ada")), 360, 320))
                .isGreaterThan(18);
    }

    private static Path flatPhoto(String name, int colour) throws IOException {
        BufferedImage image = new BufferedImage(600, 600, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 600; y++) {
            for (int x = 0; x < 600; x++) {
                image.setRGB(x, y, colour);
            }
        }
        Path file = folder.resolve(name);
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private static ShareWords words(String petName, String ownerName) {
        return new ShareWords(
                petName,
                ownerName,
                Optional.of(
                        "You turn my heart around like a record that never ends, and nobody lifts the needle, no, nobody"),
                Optional.of(Duration.ofSeconds(84)),
                "Serenade",
                "serenade.example");
    }

    private static int brightness(BufferedImage image, int x, int y) {
        return new Color(image.getRGB(x, y)).getGreen();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Rex",
                "",
                "Maximilian Alexander von und zu Hohenschwangau-Lichtenberg der Dritte",
                "小雪",
                "<b>&\"'",
                "🐶🐱"
            })
    void stillsTakeAnyName(String name) throws IOException {
        BufferedImage poster = read(art.posterJpeg(photo, name, "Ada"));
        assertThat(poster.getWidth()).isEqualTo(720);
        assertThat(poster.getHeight()).isEqualTo(720);
        byte[] share = art.shareImageJpeg(photo, words("Ada", name));
        assertThat(share).hasSizeLessThan(300_000);
        assertThat(read(share).getWidth()).isEqualTo(1200);
        assertThat(read(share).getHeight()).isEqualTo(630);
    }

    @Test
    void shareImageOfTheBusiestPhotoIsSmall() throws IOException {
        assertThat(art.shareImageJpeg(noise(), words("Rex", "Ada"))).hasSizeLessThan(300_000);
    }

    /** Three files are a theme: without light of its own there is none. */
    @Test
    void themeBringsItsOwnArt() throws IOException {
        Path theme = Files.createDirectory(folder.resolve("theme"));
        flat(theme.resolve("wall.png"), 0xFF00FF00);
        flat(theme.resolve("vinyl.png"), 0xFF0000FF);
        flat(theme.resolve("no-arm.png"), 0);
        RecordArt own = new RecordArt(RecordVideoSettings.from(Media.settings(Map.of(
                "VIDEO_ASSETS_DIR", theme.toString(),
                "VIDEO_BACKGROUND", "wall.png",
                "VIDEO_VINYL_TEMPLATE", "vinyl.png",
                "VIDEO_NEEDLE", "no-arm.png"))));

        BufferedImage poster = read(own.posterJpeg(photo, "", ""));

        assertThat(new Color(poster.getRGB(40, 40)).getGreen()).isGreaterThan(240);
        assertThat(new Color(poster.getRGB(150, 360)).getBlue()).isGreaterThan(240);
    }

    @Test
    void refusesPicturesThatWouldFillTheMemory() throws IOException {
        Path bomb = Files.write(folder.resolve("bomb.png"), pngClaiming(60_000, 60_000));
        RenderingException failure = assertThrows(RenderingException.class, () -> art.discPng(bomb));
        assertThat(failure.category()).isEqualTo(Category.UNUSABLE_PHOTO);
        assertThat(failure).hasMessageContaining("3600000000 pixels");
    }

    @Test
    void refusesWhatIsNoPicture() throws IOException {
        Path text = Files.writeString(folder.resolve("pet.jpg.txt"), "woof");
        assertThat(assertThrows(RenderingException.class, () -> art.discPng(text))
                        .category())
                .isEqualTo(Category.UNUSABLE_PHOTO);
        byte[] whole = Files.readAllBytes(photo);
        Path headerOnly = Files.write(folder.resolve("cut.jpg"), Arrays.copyOf(whole, 200));
        assertThat(assertThrows(RenderingException.class, () -> art.discPng(headerOnly))
                        .category())
                .isEqualTo(Category.UNUSABLE_PHOTO);
        Path gone = folder.resolve("gone.jpg");
        assertThrows(RenderingException.class, () -> art.discPng(gone));
    }

    @Test
    void blamesNoPhotoForAnInterrupt() {
        Thread.currentThread().interrupt();
        try {
            assertThrows(ClosedByInterruptException.class, () -> art.discPng(photo));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static Path noise() throws IOException {
        BufferedImage image = new BufferedImage(600, 600, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(5);
        for (int at = 0; at < 600 * 600; at++) {
            image.setRGB(at % 600, at / 600, random.nextInt());
        }
        Path file = folder.resolve("noise.png");
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private static void flat(Path file, int colour) throws IOException {
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_ARGB);
        for (int at = 0; at < 64 * 64; at++) {
            image.setRGB(at % 64, at / 64, colour);
        }
        ImageIO.write(image, "png", file.toFile());
    }

    private static BufferedImage read(byte[] image) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(image));
    }

    private static byte[] pngClaiming(int width, int height) {
        ByteBuffer png = ByteBuffer.allocate(45);
        png.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        byte[] header = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        CRC32 sum = new CRC32();
        sum.update(header);
        png.putInt(13).put(header).putInt((int) sum.getValue());
        byte[] end = "IEND".getBytes(StandardCharsets.ISO_8859_1);
        sum.reset();
        sum.update(end);
        return png.putInt(0).put(end).putInt((int) sum.getValue()).array();
    }
}
