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

/** Songs whose server ends under them, or whose callback does not come once: each arrives, and is paid for once. */
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

    @Test
    void arrivesWhenTheServerIsKilledWhileItRenders() throws IOException {
        String song = serenade.order("Rendra");
        serenade.awaitJob(song, "render-video", "RUNNING");

        serenade.kill();
        assertThat(serenade.jobOf(song)).isEqualTo("render-video RUNNING");
        serenade.startAgain();

        arrivesPaidOnce(song, "Rendra");
    }

    @Test
    void arrivesWhenTheServerIsKilledWhileTheSongIsMade() throws IOException {
        String picture = serenade.generate("A dog by the sea");
        String song = serenade.order("Genna");
        serenade.awaitJob(picture, "predict", "PARKED");
        serenade.awaitJob(song, "compose-song", "PARKED");

        serenade.kill();
        assertThat(serenade.jobOf(song)).isEqualTo("compose-song PARKED");
        serenade.startAgain();

        arrivesPaidOnce(song, "Genna");
        isGeneratedOnce(picture);
    }

    private static void isGeneratedOnce(String picture) {
        serenade.awaitJob(picture, "collect-outputs", "SUCCEEDED");
        assertThat(serenade.rows(
                        "select answer from ledger where job_id = ? and operation = 'request-prediction'", picture))
                .containsExactly("ok");
        assertThat(serenade.get("/media/" + picture + ".png").statusCode()).isEqualTo(200);
    }

    @Test
    void asksByItselfWhenTheCallbackIsLost() throws IOException {
        String song = serenade.order("Simulate Lost");

        arrivesPaidOnce(song, "Simulate Lost");
        assertThat(serenade.rows(
                        "select answer from ledger where job_id = ? and operation = 'read-song' order by id", song))
                .hasSizeGreaterThan(1)
                .containsOnly("ok");
    }

    @Test
    void takesTwoCallbacksForOne() throws IOException {
        String song = serenade.order("Simulate Double");

        arrivesPaidOnce(song, "Simulate Double");
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
