package io.serenade.rendering.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.serenade.rendering.Media;
import io.serenade.sandbox.music.SongSynthesizer;
import io.serenade.sandbox.music.Style;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A song with a beat, rendered for real with all that is shown, and its file measured. */
class ShowTest {
    private static final Map<String, String> SITE = Map.of("PUBLIC_BASE_URL", "https://lovesongs.example");

    private static final Span CHORUS = new Span(Duration.ofSeconds(10), Duration.ofSeconds(17));

    @TempDir
    static Path folder;

    private static Path song;
    private static Path video;

    @BeforeAll
    static void render() throws Exception {
        Path samples = folder.resolve("song.raw");
        try (OutputStream out = Files.newOutputStream(samples)) {
            SongSynthesizer.synthesize("b", Style.PARTY, 24).writeTo(out);
        }
        song = folder.resolve("song.mp3");
        Media.run(List.of(
                "-f", "s16le", "-ar", "44100", "-ac", "2", "-i", samples.toString(), "-b:a", "128k", song.toString()));
        video = render(SITE);
    }

    private static Path render(Map<String, String> settings) throws IOException, InterruptedException {
        return render(song, settings);
    }

    private static Path render(Path song, Map<String, String> settings) throws IOException, InterruptedException {
        Path target = Files.createTempFile(folder, "show", ".mp4");
        RenderOrder order = new RenderOrder(Media.photo(folder), song, "Rex", "Ada", "", Duration.ofSeconds(60));
        new RecordVideo(RecordVideoSettings.from(Media.settings(settings)), Media.ffmpeg())
                .render(order.withChoruses(List.of(CHORUS)), target);
        return target;
    }

    @Test
    void picturesSoundAndSongEndTogether() throws IOException {
        double seconds = Media.decodedSeconds(song);
        for (String length : Media.probe(video, "-show_entries", "stream=duration:format=duration")) {
            assertThat(Double.parseDouble(length)).isCloseTo(seconds, within(0.001));
        }
        assertThat(Media.decodeErrors(video)).isEmpty();
        assertThat(Media.decodedSeconds(video)).isBetween(seconds, seconds + Media.SOUND_FRAME);
    }

    /** 130 beats a minute; seven of them are one turn. */
    @Test
    void theRecordTurnsInTheTempoOfTheSong() {
        List<Double> keys = keys(video);
        assertThat(keys.get(0)).isZero();
        assertThat(keys.get(1)).isBetween(0.6, 1.1);
        for (int turn = 2; turn < keys.size(); turn++) {
            assertThat(keys.get(turn) - keys.get(turn - 1)).isCloseTo(7 * 60 / 130.0, within(0.03));
        }
        double card = Double.parseDouble(
                        Media.probe(video, "-show_entries", "format=duration").get(0))
                - keys.get(keys.size() - 1);
        assertThat(card).isBetween(3.5, 6.5);
    }

    /** The shortest song is one turn, which may be over before the needle is down. */
    @ParameterizedTest
    @CsvSource({"120, 30, off", "120, 30, on", "60, 1, off", "20, 1, on"})
    void shortSongsAndFewPicturesAreShownToo(String turns, String framesPerSecond, String shared) throws Exception {
        double seconds = 60 / Double.parseDouble(turns) + 0.1;
        Path shortSong = Media.song(folder.resolve("short.wav"), seconds, "-ac", "2");
        Path file = render(
                shortSong,
                Map.of(
                        "VINYL_RPM",
                        turns,
                        "VIDEO_FPS",
                        framesPerSecond,
                        "VIDEO_SHARED_SAMPLES",
                        shared,
                        "VIDEO_RESOLUTION",
                        "144"));
        assertThat(Media.decodeErrors(file)).isEmpty();
        for (String length : Media.probe(file, "-show_entries", "stream=duration:format=duration")) {
            assertThat(Double.parseDouble(length)).isCloseTo(seconds, within(0.001));
        }
        assertThat(keys(file).get(0)).isZero();
    }

    private static List<Double> keys(Path file) {
        return Media.probe(file, "-select_streams", "v", "-show_entries", "packet=pts_time,flags", "-of", "csv=p=0")
                .stream()
                .filter(line -> line.contains(",K"))
                .map(line -> Double.parseDouble(line.substring(0, line.indexOf(','))))
                .toList();
    }

    @Test
    void theCodeCanBeReadFromTheFilm() throws Exception {
        BufferedImage card = picture(video, "-sseof", "-1.5");
        int edge = card.getWidth();
        int[] pixels = card.getRGB(0, 0, edge, edge, null, 0, edge);
        BinaryBitmap bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(edge, edge, pixels)));
        assertThat(new QRCodeReader().decode(bitmap).getText()).isEqualTo("https://lovesongs.example");
    }

    @Test
    void lightFlaresUpOnTheBeat() throws Exception {
        double beat = keys(video).get(2);
        assertThat(aboveTheRecord(beat + 0.01)).isGreaterThan(aboveTheRecord(beat - 0.05) + 15);
    }

    /** Beside the record, where hearts of light rest between the beats. */
    @Test
    void theChorusLooksDifferent() throws Exception {
        List<Double> turns = keys(video);
        double verse = turns.get(1);
        double chorus = turns.stream().filter(turn -> turn > 10).findFirst().orElseThrow();
        int quiet = picture(video, "-ss", Double.toString(verse + 0.3)).getRGB(60, 466) >> 16 & 255;
        int lively = picture(video, "-ss", Double.toString(chorus + 0.3)).getRGB(60, 466) >> 16 & 255;
        assertThat(lively).isGreaterThan(quiet + 25);
    }

    private static int aboveTheRecord(double second) throws IOException {
        return picture(video, "-ss", Double.toString(second)).getRGB(360, 52) >> 8 & 255;
    }

    private static BufferedImage picture(Path file, String option, String value) throws IOException {
        Path png = folder.resolve("picture.png");
        Media.run(
                List.of(option, value, "-i", file.toString(), "-frames:v", "1", "-update", "1", "-y", png.toString()));
        return ImageIO.read(png.toFile());
    }

    @Test
    void sharedSamplesShowTheSame() throws Exception {
        Path whole = render(small("off"));
        Path shared = render(small("on"));
        assertThat(Files.size(shared)).isLessThan(Files.size(whole) * 3 / 4);
        assertThat(keys(shared)).isEqualTo(keys(whole));
        assertThat(frameSums(shared)).isEqualTo(frameSums(whole));
    }

    /** Small pictures whose share of the file is that of large ones. */
    private static Map<String, String> small(String shared) {
        return Map.of(
                "PUBLIC_BASE_URL", "https://lovesongs.example",
                "VIDEO_RESOLUTION", "240",
                "VIDEO_CRF", "18",
                "AUDIO_BITRATE", "64k",
                "VIDEO_SHARED_SAMPLES", shared);
    }

    private static String frameSums(Path file) {
        return Media.run(List.of("-i", file.toString(), "-map", "0:v", "-f", "framemd5", "-"));
    }

    @Test
    void theFirstPictureIsThePoster() throws Exception {
        RecordVideoSettings settings = RecordVideoSettings.from(Media.settings(SITE));
        Path poster = Files.write(
                folder.resolve("poster.jpg"), new RecordArt(settings).posterJpeg(Media.photo(folder), "Rex", "Ada"));
        BufferedImage drawn = ImageIO.read(poster.toFile());
        BufferedImage shown = picture(video, "-ss", "0");
        long difference = 0;
        for (int at = 0; at < 720 * 720; at++) {
            difference += Math.abs(
                    (drawn.getRGB(at % 720, at / 720) >> 8 & 255) - (shown.getRGB(at % 720, at / 720) >> 8 & 255));
        }
        assertThat(difference / (720.0 * 720)).isLessThan(4);
    }
}
