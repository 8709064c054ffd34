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
        String roast = serenade.roast("You bark at your own shadow.");
        serenade.awaitJob(roast, "render", "PARKED");
        serenade.awaitJob(picture, "predict", "PARKED");
        serenade.awaitJob(song, "compose-song", "PARKED");

        serenade.kill();
        assertThat(serenade.jobOf(song)).isEqualTo("compose-song PARKED");
        serenade.startAgain();

        arrivesPaidOnce(song, "Genna");
        isGeneratedOnce(picture);
        isRoastedOnce(roast);
    }

    /** So long a text that its video is still being made when it is fetched. */
    @Test
    void arrivesWhenTheServerIsKilledWhileAVideoIsFetched() {
        String roast = serenade.roast("You snore louder than a train and dream of trains. ".repeat(12));
        serenade.awaitJob(roast, "collect", "RUNNING");

        serenade.kill();
        assertThat(serenade.jobOf(roast)).isEqualTo("collect RUNNING");
        serenade.startAgain();

        isRoastedOnce(roast);
    }

    @Test
    void drawsTheFilterThoughTheServerIsKilledMeanwhile() {
        String roast = serenade.roast("You snore louder than a train. ".repeat(12), "pet-maharaja");
        serenade.awaitJob(roast, "filter", "RUNNING");

        serenade.kill();
        assertThat(serenade.jobOf(roast)).isEqualTo("filter RUNNING");
        serenade.startAgain();

        isRoastedOnce(roast);
        assertThat(serenade.rows("select video from roasts where job_id = ?", roast))
                .containsExactly(roast + ".mp4");
    }

    private static void isRoastedOnce(String roast) {
        serenade.awaitJob(roast, "filter", "SUCCEEDED");
        assertThat(serenade.rows("select answer from ledger where job_id = ? and operation = 'request-video'", roast))
                .containsExactly("ok");
        assertThat(serenade.get("/roasts/" + roast + ".mp4").statusCode()).isEqualTo(200);
    }

    /** One clip whose server dies in each stage behind the first, or in the one after a short one: each goes on where it stood. */
    @Test
    void letsAPetSpeakThoughTheServerIsKilledInEveryStage() {
        String clip = serenade.letSpeak("I have nine lives, and I have used three of them today.");
        serenade.awaitJob(clip, "animate", "PARKED");
        killAndStartAgain();
        serenade.awaitStage(clip, "collect-clip", "join-speech");
        killAndStartAgain();
        serenade.awaitStage(clip, "join-speech");
        killAndStartAgain();

        serenade.awaitJob(clip, "join-speech", "SUCCEEDED");
        for (String operation : List.of("request-speech", "request-clip")) {
            assertThat(serenade.rows(
                            "select answer from ledger where job_id = ? and operation = '" + operation + "'", clip))
                    .containsExactly("ok");
        }
        assertThat(serenade.rows("select id from sandbox_tasks where request like ?", "%The cat talks%"))
                .hasSize(1);
        assertThat(serenade.get("/pets/videos/" + clip + ".mp4").statusCode()).isEqualTo(200);
    }

    private static void killAndStartAgain() {
        serenade.kill();
        serenade.startAgain();
    }

    /** Here the stand-in dies as well, so there may be nothing in its history; it is not paid for a second time. */
    @Test
    void neverPaysTwiceForASpeechDuringWhichTheServerIsKilled() {
        String clip = serenade.letSpeak("Shall I be heard? ".repeat(30));
        serenade.awaitStage(clip, "speak");
        serenade.kill();
        serenade.startAgain();

        serenade.awaitEnd(clip);
        assertThat(serenade.rows("select answer from ledger where job_id = ? and operation = 'request-speech'", clip))
                .hasSizeLessThanOrEqualTo(1);
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
