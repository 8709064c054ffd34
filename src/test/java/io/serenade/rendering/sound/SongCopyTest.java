package io.serenade.rendering.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.serenade.rendering.Media;
import io.serenade.rendering.RenderingException;
import io.serenade.rendering.RenderingException.Category;
import io.serenade.rendering.record.RecordVideo;
import io.serenade.rendering.record.RecordVideoSettings;
import io.serenade.rendering.record.RenderOrder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Songs that are AAC already: copied bit by bit when they are plain and sure, else decoded and encoded, else refused. */
class SongCopyTest {
    private static final String[] PLAIN = {
        "-ac", "2", "-c:a", "aac", "-aac_coder", "fast", "-b:a", "128k", "-movflags", "+faststart"
    };

    @TempDir
    static Path folder;

    private static RecordVideo video;
    private static Path photo;
    private static byte[] good;

    @BeforeAll
    static void small() throws IOException {
        Map<String, String> quick = Map.of("VIDEO_STYLE", "plain", "VIDEO_PRESET", "fast", "VIDEO_RESOLUTION", "144");
        video = new RecordVideo(RecordVideoSettings.from(Media.settings(quick)), Media.ffmpeg());
        photo = Media.photo(folder);
        good = Files.readAllBytes(Media.song(folder.resolve("good.m4a"), 12, PLAIN));
    }

    @ParameterizedTest
    @ValueSource(doubles = {3, 30, 61.337, 120, 240})
    void plainSongIsCopiedAndEverythingEndsWithIt(double seconds) throws Exception {
        Path song = Media.song(folder.resolve(seconds + ".m4a"), seconds, PLAIN);
        Path file = render(song);
        assertThat(sound(file)).isEqualTo(sound(song));
        assertLength(file, seconds);
        assertThat(Media.probe(file, "-select_streams", "v", "-show_entries", "stream=nb_frames"))
                .containsExactly(Long.toString(Math.round(15 * seconds)));
        assertThat(Media.decodedSeconds(file)).isBetween(seconds, seconds + Media.SOUND_FRAME);
        assertThat(Media.decodeErrors(file)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "48 kHz, -ac 2 -ar 48000 -c:a aac",
        "mono, -ac 1 -c:a aac",
        "no edit list, -ac 2 -c:a aac -use_editlist 0",
        "fragments, -ac 2 -c:a aac -movflags +frag_keyframe+empty_moov",
        "lossless, -ac 2 -c:a alac"
    })
    void otherSongIsDecodedAndEncoded(String name, String options) throws Exception {
        Path song = Media.song(folder.resolve(name + ".m4a"), 7.3, options.split(" "));
        Path file = render(song);
        assertThat(sound(file)).isNotEqualTo(sound(song));
        assertLength(file, Media.decodedSeconds(song));
        assertThat(Media.decodeErrors(file)).isEmpty();
    }

    @Test
    void songWithBandReplicationIsNotCopied() throws Exception {
        byte[] song = good.clone();
        int configuration = find(song, new byte[] {0x12, 0x10, 0x56, (byte) 0xE5, 0});
        song[configuration + 4] = (byte) 0x88;
        assertNeverCopied(song, "band");
    }

    @Test
    void songThatClaimsToBeLongerIsNotCopied() throws Exception {
        byte[] song = good.clone();
        int list = find(song, "elst".getBytes(StandardCharsets.ISO_8859_1));
        // Twelve seconds become 28 in both clocks that tell a length.
        song[list + 14] = (byte) (28_000 >> 8);
        song[list + 15] = (byte) 28_000;
        assertNeverCopied(song, "liar");
    }

    @Test
    void damagedSongIsNotCopied() throws Exception {
        byte[] song = good.clone();
        Random random = new Random(7);
        for (int hit = 0; hit < 30; hit++) {
            int at = song.length / 3 + random.nextInt(song.length / 2);
            for (int i = 0; i < 100; i++) {
                song[at + i] = (byte) random.nextInt();
            }
        }
        assertNeverCopied(song, "damaged");
    }

    @Test
    void cutOffSongFails() throws Exception {
        Path song = Files.write(folder.resolve("cut.m4a"), Arrays.copyOf(good, good.length / 2));
        RenderingException failure = assertThrows(RenderingException.class, () -> render(song));
        assertThat(failure.category()).isEqualTo(Category.UNUSABLE_SONG);
        assertThat(failure).hasMessageContaining("cut off");
    }

    @Test
    void songShorterThanOneTurnFails() throws Exception {
        Path song = Media.song(folder.resolve("short.m4a"), 2.5, PLAIN);
        RenderingException failure = assertThrows(RenderingException.class, () -> render(song));
        assertThat(failure).hasMessageContaining("less than one turn");
    }

    private static void assertNeverCopied(byte[] bytes, String name) throws Exception {
        Path song = Files.write(folder.resolve(name + ".m4a"), bytes);
        try {
            Path file = render(song);
            assertThat(sound(file)).isNotEqualTo(sound(song));
            assertLength(file, Media.decodedSeconds(song));
            assertThat(Media.decodeErrors(file)).isEmpty();
        } catch (RenderingException e) {
            assertThat(e.category()).isEqualTo(Category.UNUSABLE_SONG);
        }
    }

    private static int find(byte[] bytes, byte[] wanted) {
        for (int at = 0; at + wanted.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        throw new AssertionError("not in the song");
    }

    private static void assertLength(Path file, double seconds) {
        List<String> lengths = Media.probe(file, "-show_entries", "stream=duration:format=duration");
        assertThat(lengths).hasSize(3);
        for (String length : lengths) {
            assertThat(Double.parseDouble(length)).isCloseTo(seconds, within(0.001));
        }
    }

    /** Fingerprint of the encoded sound. */
    private static String sound(Path file) {
        return Media.run(List.of(
                "-ignore_editlist", "1", "-i", file.toString(), "-map", "0:a:0", "-c", "copy", "-f", "hash", "-"));
    }

    private static Path render(Path song) throws IOException, InterruptedException {
        Path target = Files.createTempDirectory(folder, "video").resolve("video.mp4");
        video.render(new RenderOrder(photo, song, "Rex", "Ada", "", Duration.ofSeconds(60)), target);
        return target;
    }
}
