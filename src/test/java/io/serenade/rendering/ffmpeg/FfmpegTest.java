package io.serenade.rendering.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.platform.Settings;
import io.serenade.platform.SettingsException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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
    void tellsFormatsByTheirFirstBytes() {
        assertThat(SongFormat.find(new byte[] {'f', 'L', 'a', 'C'})).contains(SongFormat.FLAC);
        assertThat(SongFormat.find(new byte[] {0, 0, 0, 24, 'f', 't', 'y', 'p'}))
                .contains(SongFormat.M4A);
        assertThat(SongFormat.find(new byte[] {(byte) 0xFF, (byte) 0xFB})).contains(SongFormat.MP3);
        assertThat(SongFormat.find(new byte[] {(byte) 0xFF, (byte) 0xD8})).isEmpty();
        assertThat(SongFormat.find(new byte[0])).isEmpty();
    }

    private static Settings withPath(String path) {
        return new Settings(name -> name.equals("FFMPEG_PATH") ? Optional.of(path) : Optional.empty());
    }
}
