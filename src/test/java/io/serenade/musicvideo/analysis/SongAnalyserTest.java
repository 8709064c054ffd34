package io.serenade.musicvideo.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.serenade.platform.settings.Settings;
import io.serenade.rendering.RenderingException;
import io.serenade.rendering.ffmpeg.Ffmpeg;
import io.serenade.rendering.ffmpeg.SongFormat;
import io.serenade.rendering.ffmpeg.SoundShape;
import io.serenade.rendering.ffmpeg.SoundWriter;
import io.serenade.sandbox.music.SongSynthesizer;
import io.serenade.sandbox.music.SongTruth;
import io.serenade.sandbox.music.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SongAnalyserTest {
    private static final Ffmpeg FFMPEG = Ffmpeg.locate(Settings.ofEnvironment());
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final SongAnalyser analyser = new SongAnalyser(FFMPEG, DEADLINE, BeatModel.none());

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"MP3", "WAV", "FLAC"})
    void hearsTheSameSongInAnyFormat(SongFormat format) throws IOException, InterruptedException {
        SongTruth truth = SongTruth.of("x", Style.ENERGETIC, 20);

        SongAnalysis found = analyser.analyse(song(format, 20));

        assertThat(found.duration()).isCloseTo(20, within(0.06));
        assertThat(F.measure(truth.beats(), found.beats(), 0.05)).isGreaterThan(0.9);
        assertThat(found.method()).isEqualTo("dynamic_programming");
        assertThat(found.fallbackUsed()).isFalse();
        assertThat(found.cuts()).startsWith(0.0).endsWith(found.duration()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(found.sections().get(0).start()).isZero();
        assertThat(found.sections().get(found.sections().size() - 1).end()).isEqualTo(found.duration());
    }

    /** The network of the test takes whatever is loud for a beat. */
    @Test
    void asksTheOperatorsNetworkFirst() throws IOException, InterruptedException {
        Path model = Files.write(folder.resolve("beats.onnx"), TinyNet.any());
        Settings settings =
                new Settings(name -> name.equals("BEAT_MODEL_PATH") ? Optional.of(model.toString()) : Optional.empty());

        SongAnalysis found =
                new SongAnalyser(FFMPEG, DEADLINE, BeatModel.from(settings)).analyse(song(SongFormat.WAV, 20));

        assertThat(found.method()).isEqualTo("network");
        assertThat(found.fallbackUsed()).isFalse();
        assertThat(found.beats()).isSorted().hasSizeGreaterThan(4);
        assertThat(found.beats()).containsAll(found.downbeats());
        assertThat(found.cuts()).startsWith(0.0).endsWith(found.duration());
    }

    @Test
    void refusesWhatIsTooShort() {
        assertUnusable(() -> analyser.analyse(song(SongFormat.WAV, 11)), "lasts 11.00 s");
    }

    @Test
    void refusesWhatIsNoSong() {
        assertUnusable(
                () -> analyser.analyse(Files.writeString(folder.resolve("song.mp3"), "#EXTM3U\n/etc/passwd\n")),
                "no MP3");
    }

    @ParameterizedTest
    @EnumSource(names = {"WAV", "FLAC"})
    void refusesWhatIsCutOff(SongFormat format) throws IOException, InterruptedException {
        Path whole = song(format, 30);
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(whole, Arrays.copyOf(bytes, bytes.length * 2 / 3));

        assertUnusable(() -> analyser.analyse(whole), "cut off");
    }

    private static void assertUnusable(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String words) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(RenderingException.class, e -> assertThat(e.category())
                        .isEqualTo(RenderingException.Category.UNUSABLE_SONG))
                .hasMessageContaining(words);
    }

    private Path song(SongFormat format, int seconds) throws IOException, InterruptedException {
        Path target = folder.resolve("song." + format.word());
        new SoundWriter(FFMPEG)
                .write(
                        SongSynthesizer.synthesize("x", Style.ENERGETIC, seconds)::writeTo,
                        new SoundShape(format, 44_100, 2, "128k"),
                        target,
                        DEADLINE);
        return target;
    }
}
