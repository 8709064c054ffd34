package io.serenade.rendering.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FfmpegTest {
    @Test
    void refusesABinaryThatIsNotThere() {
        assertThatThrownBy(() -> Ffmpeg.locate(withPath("/no/such/ffmpeg")))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("FFMPEG_PATH leads to /no/such/ffmpeg")
                .hasMessageContaining("Install FFmpeg");
    }

    @Test
    void refusesABinaryThatIsSomethingElse() {
        assertThatThrownBy(() -> Ffmpeg.locate(withPath("/bin/echo")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("which is no FFmpeg");
    }

    @Test
    void tellsTheContainerOfASongByItsContent(@TempDir Path folder) throws IOException {
        assertThat(found(folder, 'f', 'L', 'a', 'C', 0, 0, 0, 34)).contains(SongFormat.FLAC);
        assertThat(found(folder, 0, 0, 0, 24, 'f', 't', 'y', 'p', 'i', 's', 'o', 'm'))
                .contains(SongFormat.M4A);
        assertThat(found(folder, 0xFF, 0xFB, 0x90, 0x64)).contains(SongFormat.MP3);
        assertThat(found(folder, 0xFF, 0xD8, 0xFF, 0xE0)).isEmpty();
        assertThat(found(folder)).isEmpty();
    }

    private static Optional<SongFormat> found(Path folder, int... bytes) throws IOException {
        byte[] content = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            content[i] = (byte) bytes[i];
        }
        return SongFormat.find(Files.write(folder.resolve("song"), content));
    }

    private static Settings withPath(String path) {
        return new Settings(name -> name.equals("FFMPEG_PATH") ? Optional.of(path) : Optional.empty());
    }
}
