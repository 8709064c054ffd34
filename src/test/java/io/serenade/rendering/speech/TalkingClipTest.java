package io.serenade.rendering.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.serenade.rendering.Media;
import io.serenade.rendering.mp4.MovieTags;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TalkingClipTest {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final MovieTags TAGS = new MovieTags("", "Made with AI", "Serenade");

    @TempDir
    Path folder;

    private Path clip;
    private Path target;

    @BeforeEach
    void makeClip() {
        clip = clip("clip.mp4", "-c:v", "libx264", "-preset", "ultrafast", "-bf", "2", "-pix_fmt", "yuv420p");
        target = folder.resolve("talking.mp4");
    }

    /** Six seconds of pictures; the speech begins after half a second. */
    @ParameterizedTest
    @CsvSource({
        "HOLD, 3.24, 3.80, 3.74, false",
        "HOLD, 9.04, 9.54, 9.54, false",
        "SHORTEST, 3.24, 3.80, 3.74, false",
        "SHORTEST, 9.04, 6.00, 6.01, true",
        "SPEECH, 3.24, 3.80, 3.78, false",
        "SPEECH, 15.1, 15.65, 15.65, false",
        "VIDEO, 3.24, 6.00, 6.01, false",
        "VIDEO, 9.04, 6.00, 6.01, true"
    })
    void lastsAsTheFitSays(Fit fit, double speech, double pictures, double sound, boolean truncated)
            throws IOException, InterruptedException {
        SpokenClip spoken = write(fit, speech);

        assertThat(spoken.truncated()).isEqualTo(truncated);
        assertThat(spoken.speech().toMillis() / 1000.0).isCloseTo(speech, within(0.06));
        assertThat(seconds("v:0")).as("pictures").isCloseTo(pictures, within(0.13));
        assertThat(seconds("a:0")).as("sound").isCloseTo(sound, within(0.13));
        assertThat(Media.decodeErrors(target)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HOLD", "SPEECH"})
    void losesNothingOfALongSpeech(Fit fit) throws IOException, InterruptedException {
        write(fit, 9.04);

        assertThat(Media.decodedSeconds(target)).isGreaterThan(9.53);
    }

    @Test
    void holdsTheLastPictureWithoutEncodingAnyAgain() throws IOException, InterruptedException {
        write(Fit.HOLD, 9.04);

        assertThat(frames(target)).isEqualTo(frames(clip));
        assertThat(encoded(target)).isEqualTo(encoded(clip));
        assertThat(Double.parseDouble(
                        Media.probe(target, "-show_entries", "format=duration").get(0)))
                .isCloseTo(9.54, within(0.13));
    }

    @Test
    void isSilentForHalfASecond() throws IOException, InterruptedException {
        write(Fit.HOLD, 3.24);

        String silences = Media.execute(List.of(
                Media.ffmpeg().binary().toString(),
                "-i",
                target.toString(),
                "-af",
                "silencedetect=n=-50dB:d=0.3",
                "-f",
                "null",
                "-"));
        double end = Double.parseDouble(silences.replaceAll("(?s).*?silence_end: ([\\d.]+).*", "$1"));
        assertThat(end).isCloseTo(0.5, within(0.06));
    }

    @Test
    void encodesAnewWhatNotEveryPlayerShows() throws IOException, InterruptedException {
        clip = clip("colours.mp4", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv444p");

        write(Fit.HOLD, 9.04);

        assertThat(Media.probe(target, "-select_streams", "v:0", "-show_entries", "stream=codec_name,pix_fmt"))
                .containsExactly("h264", "yuv420p");
        assertThat(seconds("v:0")).isCloseTo(9.54, within(0.13));
    }

    @Test
    void takesAWebmToo() throws IOException, InterruptedException {
        clip = clip("clip.webm", "-c:v", "libvpx", "-deadline", "realtime", "-f", "webm");

        SpokenClip spoken = write(Fit.HOLD, 3.24);

        assertThat(spoken.truncated()).isFalse();
        assertThat(seconds("v:0")).isCloseTo(6.0, within(0.1));
    }

    @Test
    void saysThatItWasMadeWithAiAndNothingThatTheClipSaid() throws IOException, InterruptedException {
        clip = clip(
                "named.mp4",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-pix_fmt",
                "yuv420p",
                "-metadata",
                "title=Secret");

        write(Fit.HOLD, 9.04);

        String bytes = Files.readString(target, StandardCharsets.ISO_8859_1);
        assertThat(bytes)
                .contains("Made with AI", "compositeWithTrainedAlgorithmicMedia")
                .doesNotContain("Secret");
        assertThat(bytes.indexOf("moov")).isLessThan(bytes.indexOf("mdat"));
    }

    @Test
    void knowsAClipThatBringsItsOwnSound() throws IOException, InterruptedException {
        write(Fit.HOLD, 3.24);

        assertThat(TalkingClip.hasSound(clip)).isFalse();
        assertThat(TalkingClip.hasSound(target)).isTrue();
    }

    @Test
    void leavesNothingBehindWhereTheClipIsBroken() throws IOException {
        Path broken = Files.write(folder.resolve("broken.mp4"), Arrays.copyOf(Files.readAllBytes(clip), 900));
        clip = broken;

        assertThatThrownBy(() -> write(Fit.HOLD, 3.24)).isInstanceOf(IOException.class);
        assertThat(target).doesNotExist();
    }

    private SpokenClip write(Fit fit, double seconds) throws IOException, InterruptedException {
        Path speech = Media.song(folder.resolve("speech.mp3"), seconds, "-ac", "1", "-b:a", "64k");
        return new TalkingClip(Media.ffmpeg()).write(clip, speech, fit, TAGS, target, DEADLINE);
    }

    private Path clip(String name, String... encoding) {
        Path file = folder.resolve(name);
        List<String> arguments = new ArrayList<>(List.of("-f", "lavfi", "-i", "testsrc=s=160x120:r=25:d=6"));
        arguments.addAll(Arrays.asList(encoding));
        arguments.addAll(List.of("-y", file.toString()));
        Media.run(arguments);
        return file;
    }

    private double seconds(String stream) {
        return Double.parseDouble(Media.probe(target, "-select_streams", stream, "-show_entries", "stream=duration")
                .get(0));
    }

    private static String frames(Path file) {
        return Media.probe(file, "-select_streams", "v:0", "-show_entries", "stream=nb_frames")
                .get(0);
    }

    /** The sizes of the encoded pictures. */
    private static List<String> encoded(Path file) {
        return Media.probe(file, "-select_streams", "v:0", "-show_entries", "packet=size");
    }
}
