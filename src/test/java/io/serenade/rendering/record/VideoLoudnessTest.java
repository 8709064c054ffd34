package io.serenade.rendering.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.serenade.rendering.Media;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Songs are brought to a loudness; FFmpeg's own meter of the finished video is the judge. */
class VideoLoudnessTest {
    private static final int TARGET = -14;
    private static final String MUSIC =
            "aevalsrc=exprs='(0.3*sin(2*PI*110*t)+0.2*sin(2*PI*277*t))*exp(-2*mod(t,0.5))+0.25*(random(0)-0.5)*exp(-20*mod(t,0.25))':s=44100:d=12";
    private static final Pattern LOUDNESS = Pattern.compile("I: +(-?[0-9.]+) LUFS");
    private static final Pattern PEAK = Pattern.compile("Peak: +(-?[0-9.]+) dBFS");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"-7dB, mp3", "0dB, mp3", "9dB, mp3", "9dB, m4a"})
    void songsAreBroughtToTheLoudness(String volume, String suffix) throws Exception {
        Path video = render(song(volume, suffix));

        assertThat(judged(video, LOUDNESS)).isCloseTo(TARGET, within(0.6));
        assertThat(judged(video, PEAK)).isLessThanOrEqualTo(-1);
    }

    private Path song(String volume, String suffix) {
        Path file = folder.resolve("song." + suffix);
        Media.run(List.of("-f", "lavfi", "-i", MUSIC, "-af", "volume=" + volume, "-ac", "2", "-y", file.toString()));
        return file;
    }

    private Path render(Path song) throws Exception {
        Path target = folder.resolve("video.mp4");
        RenderOrder order = new RenderOrder(Media.photo(folder), song, "Rex", "Ada", "", Duration.ofSeconds(60));
        Map<String, String> small = Map.of("VIDEO_RESOLUTION", "144");
        new RecordVideo(RecordVideoSettings.from(Media.settings(small)), Media.ffmpeg()).render(order, target);
        return target;
    }

    private static double judged(Path file, Pattern value) {
        String words = Media.execute(List.of(
                Media.ffmpeg().binary().toString(),
                "-nostdin",
                "-i",
                file.toString(),
                "-af",
                "ebur128=peak=true",
                "-f",
                "null",
                "-"));
        Matcher matcher = value.matcher(words.substring(words.lastIndexOf("Summary")));
        assertThat(matcher.find()).isTrue();
        return Double.parseDouble(matcher.group(1));
    }
}
