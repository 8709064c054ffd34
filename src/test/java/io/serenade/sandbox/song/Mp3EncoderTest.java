package io.serenade.sandbox.song;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Mp3EncoderTest {
    private static final PcmSong SONG = SongSynthesizer.synthesize("x", Style.ROMANTIC, 3);
    private static final int BYTES_PER_SECOND = 16_000;

    @TempDir
    Path folder;

    @Test
    void writesTheSameFileEachTimeAndNothingElse() throws IOException, InterruptedException {
        Mp3Encoder encoder = new Mp3Encoder(ffmpeg());
        Path one = folder.resolve("one.mp3");
        Path two = folder.resolve("two.mp3");

        encoder.encode(SONG, one);
        encoder.encode(SONG, two);

        assertThat(one).hasSameBinaryContentAs(two);
        assertThat(Files.size(one)).isBetween(3L * BYTES_PER_SECOND, 3L * BYTES_PER_SECOND + 2_500);
        assertThat(folder).isDirectoryNotContaining(file -> file.toString().endsWith(".part"));
    }

    @Test
    void leavesNothingBehindWhenFfmpegCannotStart() {
        assertThatThrownBy(
                        () -> new Mp3Encoder(folder.resolve("absent").toString()).encode(SONG, folder.resolve("x.mp3")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("absent");
        assertThat(folder).isEmptyDirectory();
    }

    private static String ffmpeg() {
        Optional<String> found = Stream.of(
                        Optional.ofNullable(System.getenv("FFMPEG_PATH")).stream(),
                        Stream.of("/usr/bin/ffmpeg", "/usr/local/bin/ffmpeg", "/opt/homebrew/bin/ffmpeg"))
                .flatMap(paths -> paths)
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst();
        assumeTrue(found.isPresent(), "No FFmpeg here: set FFMPEG_PATH to try the encoder.");
        return found.get();
    }
}
