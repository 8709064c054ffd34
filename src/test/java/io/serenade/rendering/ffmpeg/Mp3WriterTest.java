package io.serenade.rendering.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.serenade.platform.Settings;
import io.serenade.platform.SettingsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Mp3WriterTest {
    @TempDir
    Path folder;

    @Test
    void writesASongOfTheLengthOfItsSamples() throws Exception {
        Path target = folder.resolve("song.mp3");
        byte[] fiveSeconds = new byte[5 * 44_100 * 4];
        writer().write(new ByteArrayInputStream(fiveSeconds), 44_100, 2, "128k", target, Duration.ofSeconds(20));
        assertThat(Files.size(target)).isBetween(75_000L, 90_000L);
        assertThat(SongFormat.find(target)).contains(SongFormat.MP3);
    }

    @Test
    void leavesNothingBehindWhenItsSourceFails() {
        Path target = folder.resolve("song.mp3");
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the source is dry");
            }
        };
        IOException failure = assertThrows(
                IOException.class, () -> writer().write(broken, 44_100, 2, "128k", target, Duration.ofSeconds(20)));
        assertThat(failure).hasStackTraceContaining("the source is dry");
        assertThat(target).doesNotExist();
    }

    private static Mp3Writer writer() {
        try {
            return new Mp3Writer(Ffmpeg.locate(Settings.ofEnvironment()));
        } catch (SettingsException e) {
            Assumptions.assumeTrue(false, "FFmpeg is not installed: " + e.getMessage());
            throw e;
        }
    }
}
