package io.serenade.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.serenade.platform.settings.Settings;
import io.serenade.rendering.Media;
import io.serenade.rendering.ffmpeg.Ffmpeg;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Videos within the whole product: their sound is copied, and FFmpeg goes wrong with single songs. */
class RenderingIT {
    private static final double MILLISECOND = 0.001;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path data;

    @TempDir
    static Path tools;

    private static FaultyTool tool;
    private static RunningSerenade serenade;

    @BeforeAll
    static void start() throws IOException {
        tool = FaultyTool.around(Ffmpeg.locate(Settings.ofEnvironment()).binary(), tools);
        serenade = RunningSerenade.start(
                data,
                Map.of(
                        "SANDBOX", "on",
                        "SANDBOX_DELAY", "2",
                        "SANDBOX_SONG_SECONDS", "7",
                        "SONG_FORMAT", "m4a",
                        "FFMPEG_PATH", tool.program().toString(),
                        "MAX_PARALLEL_RENDERS", "4",
                        "VIDEO_RESOLUTION", "240",
                        "VIDEO_PRESET", "fast",
                        "VIDEO_LOUDNESS", "off",
                        "VIDEO_DEADLINE_MINUTES", "0.12"));
    }

    @AfterAll
    static void stop() {
        if (serenade != null) {
            serenade.close();
        }
    }

    @Test
    void copiesTheSoundAsTheProviderMadeIt() throws Exception {
        String song = serenade.order("Copia");
        serenade.awaitSuccess(song);

        Path video = fetch("/storage/video/" + song + ".mp4", "video.mp4", "video/mp4");
        Path provided = fetch(songsOf(song).get(0), "song.m4a", "audio/mp4");

        assertThat(Media.probe(provided, "-show_entries", "stream=codec_name,profile,sample_rate,channels"))
                .containsExactly("aac", "LC", "44100", "2");
        assertThat(packets(video)).hasSizeGreaterThan(300).isEqualTo(packets(provided));
        List<String> lengths = Media.probe(video, "-show_entries", "stream=duration:format=duration");
        assertThat(lengths).hasSize(3).allSatisfy(length -> assertThat(Double.parseDouble(length))
                .isCloseTo(7, within(MILLISECOND)));
        assertThat(Media.probe(provided, "-show_entries", "format=duration")).containsExactly("7.000000");
        assertThat(Media.probe(video, "-show_entries", "format_tags=title,comment,encoder"))
                .containsExactly(
                        "Copia & Mira",
                        "Made with AI. Song by Sonauto (https://sonauto.ai), video by Serenade.",
                        "Serenade");
        assertThat(Media.decodeErrors(video)).isEmpty();
    }

    @Test
    void losesOnlyTheJobsWhoseToolGoesWrong() throws IOException {
        String hanging = serenade.order("Hanga");
        tool.hangsWith(hanging);
        String crashing = serenade.order("Crasha");
        tool.crashesWith(crashing);
        String swelling = serenade.order("Swella");
        tool.swellsWith(swelling);
        String healthy = serenade.order("Sana");

        serenade.awaitSuccess(healthy);
        List.of(hanging, crashing, swelling).forEach(serenade::awaitFailure);

        assertThat(errorOf(crashing)).startsWith("render_tool_failed").doesNotContain("double free");
        assertThat(errorOf(hanging)).startsWith("render_timed_out").doesNotContain("ffmpeg");
        assertThat(errorOf(swelling)).matches("render_(unusable_song|tool_failed) .*(?s:.*)");
        assertThat(tool.processes()).isEmpty();
        assertThat(serenade.get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(serverLog()).contains("double free");
    }

    @Test
    void hearsThatASongWasCutOff() {
        String song = serenade.order("Simulate Cut");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(downloadsOf(song)).isNotEmpty().containsOnly("broken"));

        assertThat(songsOf(song)).singleElement().asString().endsWith(".m4a");
    }

    /** The address at which the provider offers the song, once there is one. */
    private static List<String> songsOf(String song) {
        return serenade.rows(
                "select llm_response from love_songs where session_id = ? and llm_response is not null", song);
    }

    private static List<String> downloadsOf(String song) {
        return serenade.rows("select answer from ledger where job_id = ? and operation = 'download-audio'", song);
    }

    private static String errorOf(String song) {
        return serenade.rows("select error_code || ' ' || error_message from jobs where id = ?", song)
                .get(0);
    }

    /** Fingerprints of the encoded packets of sound. */
    private static List<String> packets(Path file) {
        return Media.run(List.of("-i", file.toString(), "-map", "0:a:0", "-c", "copy", "-f", "framemd5", "-"))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(line.lastIndexOf(',') + 1).strip())
                .toList();
    }

    private static Path fetch(String address, String name, String type) throws IOException, InterruptedException {
        HttpRequest request = serenade.request(address).build();
        HttpResponse<Path> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofFile(tools.resolve(name)));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains(type);
        return answer.body();
    }

    private static String serverLog() throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            Path log = files.filter(file -> file.endsWith("log/server.log"))
                    .findFirst()
                    .orElseThrow();
            return Files.readString(log);
        }
    }
}
