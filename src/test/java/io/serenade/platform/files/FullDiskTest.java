package io.serenade.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.rendering.RenderingException;
import io.serenade.rendering.ffmpeg.FfmpegException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class FullDiskTest {

    @Test
    void isHeardFromJavaAndFromAChildHoweverItIsWrapped() {
        FfmpegException child = new FfmpegException("join", 228, "Error writing trailer: No space left on device");

        assertThat(FullDisk.isCauseOf(new IOException("No space left on device")))
                .isTrue();
        assertThat(FullDisk.isCauseOf(new UncheckedIOException(new IOException("/a/b: Disk quota exceeded"))))
                .isTrue();
        assertThat(FullDisk.isCauseOf(child)).isTrue();
        assertThat(FullDisk.isCauseOf(new RenderingException(
                        RenderingException.Category.TOOL_FAILED, "It could not be made.", 228, "", child)))
                .isTrue();
    }

    @Test
    void isNotSuspectedBehindOtherFailures() {
        assertThat(FullDisk.isCauseOf(new IOException())).isFalse();
        assertThat(FullDisk.isCauseOf(new FfmpegException("join", 1, "moov atom not found")))
                .isFalse();
    }
}
