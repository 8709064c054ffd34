package io.serenade.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Songs, pictures and roasts whose server ends under them, or whose callback does not come once: each arrives, and is paid for once. */
class KilledServerIT {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path data;

    private static RunningSerenade serenade;

    @BeforeAll
    static void start() {
        serenade = RunningSerenade.start(
                data,
                Map.of(
                        "SANDBOX", "on",
                        "SANDBOX_DELAY", "6",
                        "SANDBOX_SONG_SECONDS", "8",
                        "WEBHOOK_TIMEOUT_MINUTES", "0.3"));
    }

    @AfterAll
    static void stop() {
        if (serenade != null) {
            serenade.close();
        }
    }

    /** Once while every provider works, and once more while the song is rendered. */
    @Test
    void arrivesThoughTheServerIsKilledTwice() throws IOException {
        String clip = serenade.letSpeak("I have nine lives.");
        serenade.awaitJob(clip, "animate", "PARKED");
        String roast = serenade.roast("You bark at your own shadow.");
        String picture = serenade.generate("A dog by the sea");
        String song = serenade.order("Genna");
        serenade.awaitJob(song, "compose-song", "PARKED");

        serenade.kill();
        assertThat(serenade.jobOf(song)).isEqualTo("compose-song PARKED");
        serenade.startAgain();
        serenade.awaitJob(song, "render-video", "RUNNING");
        serenade.kill();
        assertThat(serenade.jobOf(song)).isEqualTo("render-video RUNNING");
        serenade.startAgain();

        arrivesPaidOnce(song, "Genna");
        isMadeOnce(picture, "collect-outputs", "/media/" + picture + ".png", "request-prediction");
        isMadeOnce(roast, "filter", "/roasts/" + roast + ".mp4", "request-video");
        isMadeOnce(clip, "join-speech", "/pets/videos/" + clip + ".mp4", "request-speech", "request-clip");
    }

    private static void isMadeOnce(String job, String lastStage, String file, String... requests) {
        serenade.awaitJob(job, lastStage, "SUCCEEDED");
        for (String request : requests) {
            assertThat(serenade.rows(
                            "select answer from ledger where job_id = ? and operation = '" + request + "'", job))
                    .containsExactly("ok");
        }
        assertThat(serenade.get(file).statusCode()).isEqualTo(200);
    }

    @Test
    void takesACallbackForOneWhetherItComesNeverOrTwice() throws IOException {
        String never = serenade.order("Simulate Lost");
        String twice = serenade.order("Simulate Double");

        arrivesPaidOnce(never, "Simulate Lost");
        assertThat(serenade.rows(
                        "select answer from ledger where job_id = ? and operation = 'read-song' order by id", never))
                .hasSizeGreaterThan(1)
                .containsOnly("ok");
        arrivesPaidOnce(twice, "Simulate Double");
    }

    private static void arrivesPaidOnce(String song, String petName) throws IOException {
        serenade.awaitSuccess(song);
        assertThat(serenade.answersToRequests(song)).containsExactly("ok");
        assertThat(serenade.rows("select id from sandbox_tasks where request like ?", "%" + petName + "%"))
                .hasSize(1);
        assertThat(serenade.rows(
                        "select count(*) from job_events where job_id = ? and data like '%render-video%SUCCEEDED%'",
                        song))
                .containsExactly("1");
        assertThat(videosOf(song)).hasSize(1).allSatisfy(video -> assertThat(video)
                .isNotEmptyFile());
    }

    private static List<Path> videosOf(String song) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            return files.filter(file -> file.getFileName().toString().startsWith(song))
                    .filter(file -> file.getFileName().toString().contains(".mp4"))
                    .toList();
        }
    }
}
