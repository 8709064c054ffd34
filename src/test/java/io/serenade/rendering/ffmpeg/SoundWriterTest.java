package io.serenade.rendering.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import io.serenade.rendering.mp4.SongEdit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SoundWriterTest {
    private static final int RATE = 44_100;
    private static final byte[] FIVE_SECONDS = new byte[5 * RATE * 4];
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void writesEveryFormatTheSameEachTime(SongFormat format) throws Exception {
        Path one = write(format, "one");
        Path two = write(format, "two");

        assertThat(SongFormat.find(one)).contains(format);
        assertThat(one).hasSameBinaryContentAs(two);
    }

    @Test
    void declaresTheBitrateOfAnMp3() throws Exception {
        assertThat(Files.size(write(SongFormat.MP3, "song"))).isBetween(75_000L, 90_000L);
    }

    @Test
    void saysWhereTheSongInAnM4aBeginsAndEnds() throws Exception {
        assertThat(SongEdit.find(write(SongFormat.M4A, "song"), RATE)).contains(new SongEdit(1024, 5 * RATE));
    }

    @Test
    void leavesNothingBehindWhenItsSourceFails() {
        Path target = folder.resolve("song.mp3");
        IOException failure = assertThrows(IOException.class, () -> writer().write(
                        out -> {
                            throw new IOException("the source is dry");
                        },
                        shape(SongFormat.MP3),
                        target,
                        TIMEOUT));
        assertThat(failure).hasStackTraceContaining("the source is dry");
        assertThat(target).doesNotExist();
    }

    private Path write(SongFormat format, String name) throws IOException, InterruptedException {
        Path target = folder.resolve(name);
        writer().write(out -> out.write(FIVE_SECONDS), shape(format), target, TIMEOUT);
        return target;
    }

    private static SoundShape shape(SongFormat format) {
        return new SoundShape(format, RATE, 2, "128k");
    }

    private static SoundWriter writer() {
        try {
            return new SoundWriter(Ffmpeg.locate(Settings.ofEnvironment()));
        } catch (SettingsException e) {
            Assumptions.assumeTrue(false, "FFmpeg is not installed: " + e.getMessage());
            throw e;
        }
    }
}
