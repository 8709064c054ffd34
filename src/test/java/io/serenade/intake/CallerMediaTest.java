package io.serenade.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.serenade.platform.files.IncomingFiles;
import io.serenade.platform.files.MediaFormat;
import io.serenade.platform.files.TemporaryFile;
import io.serenade.providers.AllowedOrigin;
import io.serenade.providers.CallerFiles;
import io.serenade.providers.RecordedService;
import io.serenade.providers.RefusedFileException;
import io.serenade.providers.RefusedFileException.Code;
import io.serenade.rendering.Media;
import io.serenade.rendering.image.PictureIntake;
import io.serenade.rendering.image.TestPictures;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerMediaTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private final RecordedService host = new RecordedService();
    private final PictureIntake pictures = new PictureIntake();
    private final CallerMedia media = new CallerMedia();

    @BeforeEach
    void wire() {
        MediaInspector inspector = new MediaInspector();
        inspector.intake = pictures;
        inspector.ffmpeg = Media.ffmpeg();
        media.inspector = inspector;
        media.incoming = new IncomingFiles(folder.resolve("incoming"));
        media.uploads = new Uploads();
        media.uploads.settings = new IntakeSettings(
                URI.create("https://pets.example"), List.of(), folder.resolve("incoming"), Duration.ofHours(1), 20);
        media.files = new CallerFiles(
                List.of(AllowedOrigin.host("127.0.0.1:" + host.address("/").getPort(), true)));
    }

    @AfterEach
    void close() throws IOException {
        assertThat(filesLeft()).isEmpty();
        media.files.close();
        pictures.close();
        host.close();
    }

    @ParameterizedTest
    @CsvSource({"2000, 1000, 1280, 640", "1000, 2000, 640, 1280", "300, 200, 300, 200", "3000, 1, 1280, 1"})
    void makesAPictureNoLargerThanProvidersWant(int width, int height, int toWidth, int toHeight) throws Exception {
        host.on("GET /pet", 200, TestPictures.written(TestPictures.quarters(width, height), "png"));

        CallerPicture picture = picture("/pet");

        assertThat(picture.width()).isEqualTo(toWidth);
        assertThat(picture.height()).isEqualTo(toHeight);
        assertThat(picture.image().getWidth()).isEqualTo(toWidth);
        assertThat(MediaFormat.of(picture.jpeg(), picture.jpeg().length)).contains(MediaFormat.JPEG);
    }

    @Test
    void turnsItUpright() throws Exception {
        byte[] lying = TestPictures.withOrientation(TestPictures.written(TestPictures.quarters(80, 40), "jpg"), 6);
        host.on("GET /pet", 200, lying);

        BufferedImage upright = picture("/pet").image();

        assertThat(upright.getWidth()).isEqualTo(40);
        assertThat(upright.getRGB(30, 20) & 0xFFFFFF).isGreaterThan(0xE00000);
    }

    @Test
    void takesTheFirstPictureOfAGif() throws Exception {
        host.on("GET /pet", 200, TestPictures.written(TestPictures.quarters(40, 40), "gif"));

        assertThat(picture("/pet").width()).isEqualTo(40);
    }

    @Test
    void takesAPictureThatIsItsOwnAddress() throws Exception {
        byte[] png = TestPictures.written(TestPictures.quarters(40, 30), "png");
        String address = " data:image/png;base64," + Base64.getEncoder().encodeToString(png);

        assertThat(media.fetch(address, AcceptedMedia.PICTURES, SOON).height()).isEqualTo(30);
    }

    @Test
    void readsAvifWhereFfmpegCan() throws Exception {
        byte[] avif = avif();
        host.on("GET /pet.avif", 200, avif);
        host.on("GET /broken.avif", 200, Arrays.copyOf(avif, 64));

        BufferedImage image = picture("/pet.avif").image();

        assertThat(image.getWidth()).isEqualTo(64);
        assertThat(image.getRGB(32, 32) >> 16 & 0xFF).isGreaterThan(200);
        assertRefused("/broken.avif", Code.UNSUPPORTED, "send it as JPEG, PNG, GIF or WebP.");
    }

    private byte[] avif() throws IOException {
        Path file = folder.resolve("pet.avif");
        Media.run(List.of(
                "-f",
                "lavfi",
                "-i",
                "color=red:s=64x48:d=0.1",
                "-frames:v",
                "1",
                "-c:v",
                "libaom-av1",
                "-cpu-used",
                "8",
                "-pix_fmt",
                "yuv420p",
                "-y",
                file.toString()));
        return Files.readAllBytes(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"heic", "heix", "mif1"})
    void saysWhatToSendInsteadOfHeic(String brand) {
        byte[] heic = ("\0\0\0\u0018ftyp" + brand + "\0\0\0\0mif1heic").getBytes(StandardCharsets.ISO_8859_1);
        host.on("GET /pet", 200, heic);

        assertRefused("/pet", Code.UNSUPPORTED, "HEIC pictures cannot be read here; please send the picture as JPEG.");
    }

    @Test
    void refusesWhatIsNoPicture() {
        host.on("GET /page", 200, "<html><body>A pet</body></html>");
        host.on("GET /nothing", 200, "");

        assertRefused("/page", Code.UNSUPPORTED, "neither JPEG, PNG, GIF nor WebP");
        assertRefused("/nothing", Code.UNSUPPORTED, "neither JPEG, PNG, GIF nor WebP");
    }

    @Test
    void refusesDamagedAndMonstrousPictures() {
        byte[] whole = TestPictures.written(TestPictures.quarters(400, 400), "jpg");
        host.on("GET /half", 200, Arrays.copyOf(whole, whole.length / 2));
        host.on("GET /scans", 200, TestPictures.manyScans(4000, 300));
        host.on("GET /large", 200, Arrays.copyOf(whole, 10 * 1024 * 1024 + 1));

        assertRefused("/half", Code.DAMAGED, "the file ends before the picture does.");
        assertRefused("/scans", Code.TOO_LARGE, "takes too long to open");
        assertRefused("/large", Code.TOO_LARGE, "The file is larger than 10 MB.");
    }

    @Test
    void givesTheFramesOfAClip() throws Exception {
        host.on("GET /clip", 200, clip("clip.mp4", "320x180", 3));

        try (CallerClip clip = (CallerClip) media.fetch(address("/clip"), AcceptedMedia.PICTURES_AND_CLIPS, SOON)) {
            assertThat(clip.frames()).hasSizeBetween(6, 8);
            assertThat(clip.length().toMillis()).isBetween(3_000L, 3_500L);
            assertThat(clip.format()).isEqualTo(MediaFormat.MP4);
            assertThat(clip.width()).isEqualTo(320);
            assertThat(clip.file()).hasBinaryContent(Files.readAllBytes(folder.resolve("clip.mp4")));
            assertThat(clip.still(clip.frames().get(5).at()).width()).isEqualTo(320);
        }
    }

    @Test
    void refusesClipsThatAreNotWanted() throws Exception {
        byte[] clip = clip("clip.webm", "64x64", 61.5);
        host.on("GET /clip", 200, clip).on("GET /half", 200, Arrays.copyOf(clip, 300));

        assertRefused("/clip", Code.UNSUPPORTED, "A clip is not taken here");
        assertClipRefused("/clip", Code.TOO_LARGE, "The clip is longer than 60 seconds; please cut it.");
        assertClipRefused("/half", Code.DAMAGED, "The clip cannot be read");
    }

    @Test
    void removesWhatAKilledNodeLeftBehind() throws IOException {
        TemporaryFile left = media.incoming.create();

        assertThat(media.incoming.removeOlderThan(Instant.now().minusSeconds(60)))
                .isZero();
        assertThat(media.incoming.removeOlderThan(Instant.now().plusSeconds(60)))
                .isOne();
        assertThat(left.path()).doesNotExist();
    }

    private byte[] clip(String name, String size, double seconds) throws IOException {
        Path clip = folder.resolve(name);
        Media.run(List.of(
                "-f",
                "lavfi",
                "-i",
                "testsrc=s=" + size + ":r=4:d=" + seconds,
                "-pix_fmt",
                "yuv420p",
                "-y",
                clip.toString()));
        return Files.readAllBytes(clip);
    }

    private CallerPicture picture(String path) throws InterruptedException {
        return (CallerPicture) media.fetch(address(path), AcceptedMedia.PICTURES, SOON);
    }

    private String address(String path) {
        return host.address(path).toString();
    }

    private void assertRefused(String path, Code code, String part) {
        assertRefused(path, AcceptedMedia.PICTURES, code, part);
    }

    private void assertClipRefused(String path, Code code, String part) {
        assertRefused(path, AcceptedMedia.PICTURES_AND_CLIPS, code, part);
    }

    private void assertRefused(String path, AcceptedMedia taken, Code code, String part) {
        RefusedFileException refusal =
                assertThrows(RefusedFileException.class, () -> media.fetch(address(path), taken, SOON));
        assertThat(refusal).hasMessageContaining(part);
        assertThat(refusal.code()).isEqualTo(code);
    }

    private List<Path> filesLeft() throws IOException {
        Path incoming = folder.resolve("incoming");
        if (!Files.exists(incoming)) {
            return List.of();
        }
        try (Stream<Path> left = Files.list(incoming)) {
            return left.toList();
        }
    }
}
