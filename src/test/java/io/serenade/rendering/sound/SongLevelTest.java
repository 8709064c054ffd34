package io.serenade.rendering.sound;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.rendering.Media;
import io.serenade.rendering.ffmpeg.ChildGroup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which songs are left as they are, because they are as loud as they should be. */
class SongLevelTest {
    private static final int TARGET = -14;
    /** Turned up by its level in LUFS and 3 dB for the second channel. */
    private static final String TONE = "sine=f=997:d=8,volume=18.06dB";

    @TempDir
    Path folder;

    @Test
    void aSongThatIsRightIsCopied() throws Exception {
        assertThat(encode(song("-10dB", "m4a")).copied()).isTrue();
    }

    @Test
    void aSongThatIsTooSoftIsEncoded() throws Exception {
        assertThat(encode(song("-18dB", "m4a")).copied()).isFalse();
    }

    /** Two moments of full scale, too short to be loud. */
    @Test
    void aSongWithPeaksIsEncoded() throws Exception {
        assertThat(encode(song("'if(lt(mod(t,2),0.03),1,0.316)':eval=frame", "m4a"))
                        .copied())
                .isFalse();
    }

    @Test
    void silenceStaysSilence() throws Exception {
        Path silence = folder.resolve("silence.mp3");
        Media.run(List.of("-f", "lavfi", "-i", "anullsrc=d=5", "-y", silence.toString()));
        assertThat(encode(silence).length()).isCloseTo(Duration.ofSeconds(5), Duration.ofMillis(60));
    }

    private Path song(String volume, String suffix) {
        Path file = folder.resolve("song." + suffix);
        Media.run(List.of("-f", "lavfi", "-i", TONE, "-af", "volume=" + volume, "-ac", "2", "-y", file.toString()));
        return file;
    }

    private static EncodedSong encode(Path file) throws Exception {
        SoundSettings settings =
                new SoundSettings("192k", OptionalInt.of(TARGET), Duration.ofSeconds(3), Duration.ofMinutes(5));
        try (ChildGroup children = Media.ffmpeg().children(Duration.ofMinutes(1))) {
            return new SongEncoding(SongFile.open(file, Optional.empty()), settings, children).call();
        }
    }
}
