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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Songs as they should not be: each becomes a right video or none, never a short or a drifting one. The pictures are few
 * and small, because nothing of this depends on them.
 */
class SongHazardsTest {
    private static final byte[] EMPTY_TAG = {'I', 'D', '3', 4, 0, 0, 0, 0, 0, 0};

    @TempDir
    static Path folder;

    private static RecordVideo video;
    private static Path photo;
    private static byte[] good;

    @BeforeAll
    static void small() throws IOException {
        Map<String, String> quick = Map.of("VIDEO_PRESET", "fast", "VIDEO_RESOLUTION", "144", "VIDEO_FPS", "10");
        video = new RecordVideo(RecordVideoSettings.from(Media.settings(quick)), Media.ffmpeg());
        photo = Media.photo(folder);
        good = Files.readAllBytes(Media.mp3(folder.resolve("good.mp3"), 12));
    }

    @ParameterizedTest
    @CsvSource({
        "48 kHz mono, mp3, -ar 48000 -ac 1 -b:a 96k",
        "22 kHz mono, mp3, -ar 22050 -ac 1 -b:a 48k",
        "variable rate without header, mp3, -q:a 4 -write_xing 0",
        "variable rate, mp3, -q:a 4",
        "m4a, m4a, -c:a aac -b:a 128k",
        "wav, wav, -ar 48000 -ac 1",
        "flac, flac, -ac 1",
        "ogg, ogg, -c:a libvorbis -ac 2"
    })
    void odd(String name, String ending, String options) throws Exception {
        Path song = Media.song(folder.resolve(name + "." + ending), 7.3, options.split(" "));
        assertThat(Media.decodedSeconds(song)).as("the song itself").isCloseTo(7.3, within(0.1));
        assertRight(song);
    }

    @Test
    void albumArtIsLeftOut() throws Exception {
        Path song = folder.resolve("art.mp3");
        Media.run(List.of(
                "-i",
                folder.resolve("good.mp3").toString(),
                "-i",
                photo.toString(),
                "-map",
                "0",
                "-map",
                "1",
                "-c",
                "copy",
                "-disposition:v",
                "attached_pic",
                song.toString()));
        assertThat(Files.size(song)).isGreaterThan(good.length + 1000L);
        assertRight(song);
        assertThat(Media.probe(render(song), "-show_entries", "stream=codec_name"))
                .containsExactly("h264", "aac");
    }

    @Test
    void damagedFramesLeaveNoDrift() throws Exception {
        byte[] damaged = good.clone();
        Random random = new Random(7);
        for (int hit = 0; hit < 40; hit++) {
            int at = 4000 + random.nextInt(damaged.length - 5000);
            for (int i = 0; i < 60; i++) {
                damaged[at + i] = (byte) random.nextInt();
            }
        }
        Path song = Files.write(folder.resolve("damaged.mp3"), damaged);
        try {
            assertRight(song);
        } catch (RenderingException e) {
            assertThat(e.category()).isEqualTo(Category.UNUSABLE_SONG);
        }
    }

    @Test
    void cutOffSongFails() throws Exception {
        assertUnusable(Arrays.copyOf(good, good.length / 2), "cut off");
    }

    @Test
    void cutOffSongWithoutHeaderFailsWhenItsProviderTellsTheLength() throws Exception {
        Path song = Media.song(folder.resolve("plain.mp3"), 12, "-b:a", "128k", "-write_xing", "0");
        Path cut = Files.write(folder.resolve("cut.mp3"), Arrays.copyOf(Files.readAllBytes(song), 90_000));
        RenderOrder order = new RenderOrder(
                photo, cut, "Rex", "Ada", "", Duration.ofSeconds(30), List.of(), Optional.of(Duration.ofSeconds(12)));
        assertThat(assertThrows(RenderingException.class, () -> video.render(order, target("cut"))))
                .hasMessageContaining("cut off");
    }

    @Test
    void songThatBeginsLateIsWhole() throws Exception {
        Path plain = Media.song(folder.resolve("plain.m4a"), 8, "-c:a", "aac");
        Path late = folder.resolve("late.m4a");
        Media.run(List.of("-itsoffset", "1.5", "-i", plain.toString(), "-c", "copy", "-y", late.toString()));
        assertRight(late);
    }

    @ParameterizedTest
    @CsvSource({"opus, libopus", "ogg, libvorbis"})
    void songCutFromALongerStreamIsWhole(String ending, String encoder) throws Exception {
        Path plain = Media.song(folder.resolve("plain." + ending), 8, "-ar", "48000", "-c:a", encoder);
        Path cut = folder.resolve("from-a-stream." + ending);
        Media.run(List.of("-i", plain.toString(), "-c", "copy", "-output_ts_offset", "3", "-y", cut.toString()));
        assertRight(cut);
    }

    @Test
    void songBesideALongerPictureOrSoundIsWhole() throws Exception {
        String plain = Media.song(folder.resolve("plain.m4a"), 8, "-c:a", "aac").toString();
        String longer =
                Media.song(folder.resolve("longer.m4a"), 12, "-c:a", "aac").toString();
        Path twoSounds = folder.resolve("two.m4a");
        Media.run(
                List.of("-i", plain, "-i", longer, "-map", "0", "-map", "1", "-c", "copy", "-y", twoSounds.toString()));
        assertRight(twoSounds);
        Path film = folder.resolve("film.mp4");
        Media.run(
                List.of("-i", plain, "-f", "lavfi", "-i", "color=s=64x64:d=12", "-c:a", "copy", "-y", film.toString()));
        assertRight(film);
    }

    @ParameterizedTest
    @CsvSource({"wav, pcm_s16le", "wav, pcm_s24le", "flac, flac", "m4a, alac", "ogg, libvorbis", "opus, libopus"})
    void cutOffSongOfAnyFormatFails(String ending, String encoder) throws Exception {
        String[] options = {"-ar", "48000", "-ac", "2", "-c:a", encoder, "-movflags", "+faststart"};
        byte[] whole = Files.readAllBytes(Media.song(folder.resolve("whole." + ending), 12, options));
        assertUnusable(Arrays.copyOf(whole, whole.length * 6 / 10), "cut off");
    }

    @Test
    void wavOfAPipeDeclaresNoLength() throws Exception {
        Path song = Media.song(folder.resolve("pipe.wav"), 5);
        byte[] bytes = Files.readAllBytes(song);
        Arrays.fill(bytes, 4, 8, (byte) 0xFF);
        int data = new String(bytes, 0, 200, StandardCharsets.ISO_8859_1).indexOf("data");
        Arrays.fill(bytes, data + 4, data + 8, (byte) 0xFF);
        assertRight(Files.write(song, bytes));
    }

    @Test
    void codecThatIsNotTakenIsSaidInOneSentence() throws Exception {
        Path song = Media.song(folder.resolve("alaw.wav"), 5, "-c:a", "pcm_alaw");
        assertThat(assertThrows(RenderingException.class, () -> render(song)))
                .hasMessage("The song cannot be decoded.");
    }

    @Test
    void songShorterThanOneTurnFails() throws Exception {
        assertUnusable(Files.readAllBytes(Media.mp3(folder.resolve("short.mp3"), 2.5)), "less than one turn");
    }

    @Test
    void tagWithoutSoundFails() throws Exception {
        assertUnusable(EMPTY_TAG, "no sound");
    }

    @Test
    void textFails() throws Exception {
        assertUnusable("<html>502 Bad Gateway</html>".getBytes(StandardCharsets.UTF_8), "no MP3");
    }

    @Test
    void emptyFileFails() throws Exception {
        assertUnusable(new byte[0], "no MP3");
    }

    @Test
    void randomBytesThatLookLikeSoundFail() throws Exception {
        byte[] noise = new byte[200_000];
        new Random(3).nextBytes(noise);
        noise[0] = (byte) 0xFF;
        noise[1] = (byte) 0xFB;
        assertUnusable(noise, "");
    }

    @Test
    void playlistOpensNothingElse() throws Exception {
        byte[] playlist = ("#EXTM3U\n#EXT-X-TARGETDURATION:12\n#EXTINF:12,\n" + folder.resolve("good.mp3")
                        + "\n#EXT-X-ENDLIST\n")
                .getBytes(StandardCharsets.UTF_8);
        assertUnusable(playlist, "no MP3");
        assertUnusable(join(EMPTY_TAG, playlist), "no sound");
        assertUnusable(join(new byte[] {(byte) 0xFF, (byte) 0xFB}, playlist), "");
    }

    private static byte[] join(byte[] first, byte[] second) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(first);
        joined.writeBytes(second);
        return joined.toByteArray();
    }

    private static void assertUnusable(byte[] song, String reason) throws IOException {
        Path file = Files.write(folder.resolve("bad.mp3"), song);
        Path target = target("bad");
        RenderingException failure = assertThrows(RenderingException.class, () -> video.render(order(file), target));
        assertThat(failure.category()).isEqualTo(Category.UNUSABLE_SONG);
        assertThat(failure).hasMessageContaining(reason);
        assertThat(failure.isRetryable()).isFalse();
        try (Stream<Path> left = Files.list(target.getParent())) {
            assertThat(left).isEmpty();
        }
    }

    private static void assertRight(Path song) throws Exception {
        double seconds = Media.decodedSeconds(song);
        Path file = render(song);
        for (String length : Media.probe(file, "-show_entries", "stream=duration")) {
            assertThat(Double.parseDouble(length)).isCloseTo(seconds, within(0.001));
        }
        assertThat(Media.decodeErrors(file)).isEmpty();
        assertThat(Media.decodedSeconds(file)).isBetween(seconds, seconds + Media.SOUND_FRAME);
    }

    private static Path render(Path song) throws IOException, InterruptedException {
        Path target = target("right");
        video.render(order(song), target);
        return target;
    }

    private static RenderOrder order(Path song) {
        return new RenderOrder(photo, song, "Rex", "Ada", "", Duration.ofSeconds(30));
    }

    private static Path target(String name) throws IOException {
        return Files.createTempDirectory(folder, name).resolve("video.mp4");
    }
}
