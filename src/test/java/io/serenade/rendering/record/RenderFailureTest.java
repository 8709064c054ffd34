package io.serenade.rendering.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.serenade.rendering.Media;
import io.serenade.rendering.RenderingException;
import io.serenade.rendering.RenderingException.Category;
import io.serenade.rendering.ffmpeg.Ffmpeg;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A render whose tool fails: it ends in time, says why, and leaves nothing in the folder of the target. */
@DisabledOnOs(OS.WINDOWS)
class RenderFailureTest {
    /** Starts like an MP3: two frames of 417 bytes. */
    private static final byte[] SONG = new byte[2 * 417];

    private static final RecordVideoSettings SMALL =
            RecordVideoSettings.from(Media.settings(Map.of("VIDEO_RESOLUTION", "240")));

    @TempDir
    Path folder;

    private Path photo;
    private Path song;
    private Path target;

    @BeforeEach
    void prepare() throws IOException {
        for (int frame = 0; frame < SONG.length; frame += 417) {
            SONG[frame] = (byte) 0xFF;
            SONG[frame + 1] = (byte) 0xFB;
            SONG[frame + 2] = (byte) 0x90;
        }
        photo = Media.photo(folder);
        song = Files.write(folder.resolve("song.mp3"), SONG);
        target = Files.createDirectory(folder.resolve("videos")).resolve("video.mp4");
    }

    @Test
    void hangIsTimedOut() throws IOException {
        long start = System.nanoTime();
        assertThat(failure("sleep 300").category()).isEqualTo(Category.TIMED_OUT);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
        assertNothingLeft();
    }

    @Test
    void crashIsRetryableAndTellsExitCodeAndLastWords() throws IOException {
        RenderingException failure = failure("echo 'double free' >&2; sh -c 'kill -ABRT $$'; exit $?");
        assertThat(failure.category()).isEqualTo(Category.TOOL_FAILED);
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.exitCode()).hasValue(134);
        assertThat(failure.lastWords()).contains("double free");
        assertNothingLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"exit 1", "sh -c 'kill -ABRT $$'; exit $?", "sleep 300"})
    void whatTheToolSaysIsForTheOperatorAlone(String end) throws IOException {
        RenderingException failure = failure("echo \"0xdeadbeef: $*\" >&2; " + end);
        assertThat(failure.getMessage())
                .isIn(
                        "The song cannot be decoded.",
                        "The video could not be made.",
                        "The video was not ready within 2 s.");
        assertThat(failure.detail()).startsWith(failure.getMessage()).contains("0xdeadbeef");
    }

    @Test
    void memoryBlowUpEndsItsJobOnly() throws Exception {
        Ffmpeg healthy = Media.ffmpeg();
        assumeTrue(!healthy.confinement().contains("WITHOUT resource limits"), "this system limits no memory");
        Path goodSong = Media.mp3(folder.resolve("good.mp3"), 5);
        Path goodTarget = folder.resolve("good.mp4");
        RecordVideo other = new RecordVideo(SMALL, healthy);
        RecordVideo greedy = video("head -c 900000000 /dev/zero | tail -c 800000000 >/dev/null || exit 9; exit 0");
        var neighbour = CompletableFuture.supplyAsync(() -> {
            try {
                return other.render(order(goodSong, 60), goodTarget);
            } catch (InterruptedException | IOException e) {
                throw new IllegalStateException(e);
            }
        });
        RenderingException failure =
                assertThrows(RenderingException.class, () -> greedy.render(order(song, 60), target));
        assertThat(failure.category()).isIn(Category.UNUSABLE_SONG, Category.TOOL_FAILED);
        assertThat(failure.exitCode()).hasValue(9);
        assertNothingLeft();
        assertThat(neighbour.get(60, TimeUnit.SECONDS).length())
                .isCloseTo(Duration.ofSeconds(5), Duration.ofMillis(100));
        assertThat(Media.decodeErrors(goodTarget)).isEmpty();
    }

    @Test
    void emptyAnswerOfTheToolIsNoVideo() throws IOException {
        assertThat(failure("cat >/dev/null; exit 0").category()).isIn(Category.UNUSABLE_SONG, Category.TOOL_FAILED);
        assertNothingLeft();
    }

    @Test
    void interruptEndsTheRender() throws Exception {
        RecordVideo video = video("sleep 300");
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread render = new Thread(() -> {
            try {
                video.render(order(), target);
            } catch (InterruptedException | IOException e) {
                thrown.set(e);
            }
        });
        video.warmUp();
        render.start();
        render.interrupt();
        render.join(10_000);
        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        assertNothingLeft();
    }

    private RenderingException failure(String work) throws IOException {
        RecordVideo video = video(work);
        return assertThrows(RenderingException.class, () -> video.render(order(), target));
    }

    private RenderOrder order() {
        return order(song, 2);
    }

    private RenderOrder order(Path of, int seconds) {
        return new RenderOrder(photo, of, "Rex", "Ada", "", Duration.ofSeconds(seconds));
    }

    private RecordVideo video(String work) throws IOException {
        Path script = Files.writeString(
                folder.resolve("ffmpeg"),
                "#!/bin/sh\n[ \"$1\" = -version ] && echo ffmpeg version fake of nobody && exit 0\n" + work + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        Ffmpeg ffmpeg = Ffmpeg.locate(Media.settings(Map.of("FFMPEG_PATH", script.toString())));
        return new RecordVideo(SMALL, ffmpeg);
    }

    private void assertNothingLeft() throws IOException {
        try (Stream<Path> left = Files.list(target.getParent())) {
            assertThat(left).isEmpty();
        }
    }
}
