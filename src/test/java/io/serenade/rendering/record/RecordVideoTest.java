package io.serenade.rendering.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.serenade.rendering.Media;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Renders for real with the default settings and measures the file. */
class RecordVideoTest {
    private static final double MILLISECOND = 0.001;

    @TempDir
    static Path folder;

    private static RecordVideo video;
    private static Path photo;

    @BeforeAll
    static void drawTemplate() throws IOException {
        video = new RecordVideo(RecordVideoSettings.from(Media.settings(Map.of())), Media.ffmpeg());
        photo = Media.photo(folder);
    }

    @ParameterizedTest
    @ValueSource(doubles = {3, 30, 61.337})
    void picturesSoundAndSongEndTogether(double seconds) throws Exception {
        Path song = Media.song(folder.resolve(seconds + ".wav"), seconds, "-ac", "2");
        assertExact(song, render(song, video));
    }

    /** Small pictures: the length of a song changes nothing about how they are made. */
    @ParameterizedTest
    @ValueSource(doubles = {120, 240})
    void longSongsEndWithTheirPicturesToo(double seconds) throws Exception {
        Map<String, String> small = Map.of("VIDEO_PRESET", "fast", "VIDEO_RESOLUTION", "240");
        Path song = Media.song(folder.resolve(seconds + ".wav"), seconds, "-ac", "2");
        assertExact(
                song, render(song, new RecordVideo(RecordVideoSettings.from(Media.settings(small)), Media.ffmpeg())));
    }

    /** As many pictures a second and as large as may be set, within the memory that every child has. */
    @ParameterizedTest
    @CsvSource({"60, 720", "30, 1080"})
    void manyAndLargePicturesNeedNoMoreMemory(String framesPerSecond, String resolution) throws Exception {
        Path song = Media.song(folder.resolve("many.mp3"), 4, "-ac", "2", "-b:a", "128k");
        Map<String, String> settings = Map.of("VIDEO_FPS", framesPerSecond, "VIDEO_RESOLUTION", resolution);

        Path file = render(song, new RecordVideo(RecordVideoSettings.from(Media.settings(settings)), Media.ffmpeg()));

        assertThat(Media.probe(file, "-select_streams", "v", "-show_entries", "stream=width,r_frame_rate"))
                .containsExactly(resolution, framesPerSecond + "/1");
    }

    @Test
    void repeatedSamplesMayBeSharedByAllRevolutions() throws Exception {
        RecordVideoSettings shared =
                RecordVideoSettings.from(Media.settings(Map.of("VIDEO_SHARED_SAMPLES", "on", "VIDEO_PRESET", "fast")));
        Path song = Media.mp3(folder.resolve("shared.mp3"), 20);
        Path whole = render(song, video);
        Path small = render(song, new RecordVideo(shared, Media.ffmpeg()));
        assertExact(song, small);
        assertThat(Files.size(small)).isLessThan(Files.size(whole) * 3 / 4);
    }

    @Test
    void saysThatItIsMadeWithAiAndWhoMadeTheSong() throws Exception {
        Path file = render(Media.mp3(folder.resolve("tags.mp3"), 4), video);
        assertThat(Media.probe(file, "-show_entries", "format_tags=title,comment"))
                .contains("Møø & Zoë ♥", "Made with AI. Song by a provider.");
        assertThat(String.join("\n", Media.probe(file, "-export_xmp", "1", "-show_entries", "format_tags=xmp")))
                .contains("digitalsourcetype/compositeWithTrainedAlgorithmicMedia", "Song by a provider.");
        assertThat(
                        Media.probe(
                                file,
                                "-select_streams",
                                "v",
                                "-show_entries",
                                "stream=codec_name,profile,width,height,pix_fmt,color_range,color_space,color_transfer,color_primaries"))
                .containsExactly("h264", "High", "720", "720", "yuv420p", "tv", "smpte170m", "bt709", "bt709");
    }

    @Test
    void seamBetweenTwoTurnsCannotBeSeen() throws Exception {
        Path file = render(Media.mp3(folder.resolve("seam.mp3"), 7), video);
        byte[] lastOfTurn = backgroundOf(file, 44);
        byte[] firstOfNext = backgroundOf(file, 45);
        int[] changes = new int[lastOfTurn.length];
        for (int at = 0; at < changes.length; at++) {
            changes[at] = Math.abs((lastOfTurn[at] & 0xFF) - (firstOfNext[at] & 0xFF));
        }
        Arrays.sort(changes);

        assertThat(Arrays.stream(changes).average().orElseThrow()).isLessThan(0.2);
        assertThat(changes[changes.length * 999 / 1000]).isLessThanOrEqualTo(3);
    }

    /** Brightness of the strip left of the record, where nothing moves. */
    private static byte[] backgroundOf(Path file, int frame) throws IOException {
        Path raw = folder.resolve("background.gray");
        String strip = "select=eq(n\\," + frame + "),format=gray,crop=100:600:0:0";
        Media.run(
                List.of("-i", file.toString(), "-vf", strip, "-frames:v", "1", "-f", "rawvideo", "-y", raw.toString()));
        return Files.readAllBytes(raw);
    }

    private static Path render(Path song, RecordVideo with) throws IOException, InterruptedException {
        Path target = Files.createTempFile(folder, "video", ".mp4");
        RenderOrder order = new RenderOrder(
                photo, song, "Møø", "Zoë ♥", "Made with AI. Song by a provider.", Duration.ofSeconds(60));
        RenderedVideo result = with.render(order, target);
        assertThat(result.bytes()).isEqualTo(Files.size(target));
        return target;
    }

    private static void assertExact(Path song, Path file) throws IOException {
        double seconds = Media.decodedSeconds(song);
        List<String> lengths = Media.probe(file, "-show_entries", "stream=duration:format=duration");
        assertThat(lengths).hasSize(3);
        for (String length : lengths) {
            assertThat(Double.parseDouble(length)).isCloseTo(seconds, within(MILLISECOND));
        }
        List<String> flags = Media.probe(file, "-select_streams", "v", "-show_entries", "packet=flags");
        assertThat(flags).hasSize((int) Math.round(15 * seconds));
        for (int frame = 0; frame < flags.size(); frame++) {
            assertThat(flags.get(frame).startsWith("K"))
                    .as("key frame %d", frame)
                    .isEqualTo(frame % 45 == 0);
        }
        assertTimesRise(file, "v");
        assertTimesRise(file, "a");
        assertThat(Media.decodedSeconds(file)).isBetween(seconds, seconds + Media.SOUND_FRAME);
        assertThat(Media.decodeErrors(file)).isEmpty();
        assertThat(boxesInOrder(file)).containsExactly("ftyp", "moov", "mdat", "uuid");
    }

    private static void assertTimesRise(Path file, String stream) {
        List<Long> times = Media.probe(file, "-select_streams", stream, "-show_entries", "packet=dts").stream()
                .map(Long::valueOf)
                .toList();
        for (int i = 1; i < times.size(); i++) {
            assertThat(times.get(i)).isGreaterThan(times.get(i - 1));
        }
    }

    private static List<String> boxesInOrder(Path file) throws IOException {
        List<String> types = new ArrayList<>();
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            for (long at = 0; at < in.length(); ) {
                in.seek(at);
                long size = in.readInt() & 0xFFFFFFFFL;
                byte[] type = new byte[4];
                in.readFully(type);
                types.add(new String(type, StandardCharsets.ISO_8859_1));
                at += size;
            }
        }
        return types;
    }
}
