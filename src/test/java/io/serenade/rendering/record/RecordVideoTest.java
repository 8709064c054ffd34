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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Renders for real in the plain style and measures the file; {@link ShowTest} does so with all that is shown. */
class RecordVideoTest {
    private static final double MILLISECOND = 0.001;

    @TempDir
    static Path folder;

    private static Path photo;
    private static RecordVideo small;

    /** Two turns and a part of the third, as they are made where nothing is set but the style. */
    private static Path song;

    private static Path video;

    @BeforeAll
    static void renderWithTheUsualSettings() throws Exception {
        photo = Media.photo(folder);
        small = plain(Map.of("VIDEO_PRESET", "fast", "VIDEO_RESOLUTION", "240"));
        song = Media.mp3(folder.resolve("usual.mp3"), 7);
        video = render(song, plain(Map.of()));
    }

    @Test
    void picturesSoundAndSongEndTogether() throws Exception {
        assertExact(song, video);
    }

    /** Small pictures: the length of a song changes nothing about how they are made. */
    @ParameterizedTest
    @ValueSource(doubles = {3, 30, 61.337, 120, 240})
    void longSongsEndWithTheirPicturesToo(double seconds) throws Exception {
        Path other = Media.song(folder.resolve(seconds + ".wav"), seconds, "-ac", "2");
        assertExact(other, render(other, small));
    }

    /** As many pictures a second and as large as may be set, within the memory that every child has. */
    @ParameterizedTest
    @CsvSource({"60, 720", "30, 1080"})
    void manyAndLargePicturesNeedNoMoreMemory(String framesPerSecond, String resolution) throws Exception {
        Path few = Media.mp3(folder.resolve("many.mp3"), 4);

        Path file = render(few, plain(Map.of("VIDEO_FPS", framesPerSecond, "VIDEO_RESOLUTION", resolution)));

        assertThat(Media.probe(file, "-select_streams", "v", "-show_entries", "stream=width,r_frame_rate"))
                .containsExactly(resolution, framesPerSecond + "/1");
    }

    @Test
    void repeatedSamplesMayBeSharedByAllRevolutions() throws Exception {
        Path longer = Media.mp3(folder.resolve("shared.mp3"), 20);
        Path whole = render(longer, mostlyPictures("off"));
        Path shared = render(longer, mostlyPictures("on"));
        assertExact(longer, shared);
        assertThat(Files.size(shared)).isLessThan(Files.size(whole) * 3 / 4);
    }

    /** Small, but their share of the file is that of large ones. */
    private static RecordVideo mostlyPictures(String shared) {
        return plain(Map.of(
                "VIDEO_PRESET", "fast",
                "VIDEO_RESOLUTION", "240",
                "VIDEO_CRF", "18",
                "AUDIO_BITRATE", "64k",
                "VIDEO_SHARED_SAMPLES", shared));
    }

    @Test
    void saysThatItIsMadeWithAiAndWhoMadeTheSong() throws Exception {
        assertThat(Media.probe(video, "-show_entries", "format_tags=title,comment"))
                .contains("Møø & Zoë ♥", "Made with AI. Song by a provider.");
        assertThat(String.join("\n", Media.probe(video, "-export_xmp", "1", "-show_entries", "format_tags=xmp")))
                .contains("digitalsourcetype/compositeWithTrainedAlgorithmicMedia", "Song by a provider.");
        assertThat(
                        Media.probe(
                                video,
                                "-select_streams",
                                "v",
                                "-show_entries",
                                "stream=codec_name,profile,width,height,pix_fmt,color_range,color_space,color_transfer,color_primaries"))
                .containsExactly("h264", "High", "720", "720", "yuv420p", "tv", "smpte170m", "bt709", "bt709");
    }

    @Test
    void seamBetweenTwoTurnsCannotBeSeen() throws Exception {
        byte[] lastOfTurn = backgroundOf(video, 44);
        byte[] firstOfNext = backgroundOf(video, 45);
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

    private static RecordVideo plain(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("VIDEO_STYLE", "plain");
        return new RecordVideo(RecordVideoSettings.from(Media.settings(all)), Media.ffmpeg());
    }

    private static Path render(Path song, RecordVideo with) throws IOException, InterruptedException {
        Path target = Files.createTempFile(folder, "video", ".mp4");
        RenderOrder order = new RenderOrder(
                photo, song, "Møø", "Zoë ♥", "Made with AI. Song by a provider.", Duration.ofSeconds(60));
        RenderedVideo result = with.render(order, target);
        assertThat(result.bytes()).isEqualTo(Files.size(target));
        assertThat(result.waveform()).matches("[0-9a-z]{240}").contains("z");
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
