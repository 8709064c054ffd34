package io.serenade.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serenade.launch.FreePorts;
import io.serenade.platform.settings.Settings;
import io.serenade.rendering.ffmpeg.Ffmpeg;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sandbox is off; songs and pictures come from elsewhere, as in production. */
class OutsideProviderIT {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path data;

    @TempDir
    static Path songs;

    private static SonautoStandIn sonauto;
    private static ReplicateStandIn replicate;
    private static ElevenLabsStandIn elevenLabs;
    private static RunningSerenade serenade;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        int port = FreePorts.next();
        byte[] tone = song();
        sonauto = new SonautoStandIn(tone);
        replicate = new ReplicateStandIn(picture());
        elevenLabs = new ElevenLabsStandIn(tone);
        serenade = RunningSerenade.startAt(
                port,
                data,
                Map.ofEntries(
                        Map.entry("EXTERNAL_API_URL", sonauto.api().toString()),
                        Map.entry("SONAUTO_API_KEY", SonautoStandIn.KEY),
                        Map.entry("REPLICATE_BASE_URL", replicate.api().toString()),
                        Map.entry("REPLICATE_API_TOKEN", ReplicateStandIn.TOKEN),
                        Map.entry("ELEVENLABS_BASE_URL", elevenLabs.api().toString()),
                        Map.entry("ELEVEN_API_KEY", ElevenLabsStandIn.KEY),
                        // Its songs sing nobody's name, and each is to be paid once.
                        Map.entry("NAME_CHECK", "off"),
                        Map.entry("SUBMISSIONS_PER_HOUR", "100"),
                        Map.entry("ADMIN_PASSWORD", RunningSerenade.PASSWORD),
                        Map.entry("WEBHOOK_BASE_URL", "http://127.0.0.1:" + port)));
    }

    @AfterAll
    static void stop() {
        if (serenade != null) {
            serenade.close();
        }
        if (sonauto != null) {
            sonauto.close();
        }
        if (replicate != null) {
            replicate.close();
        }
        if (elevenLabs != null) {
            elevenLabs.close();
        }
    }

    @BeforeEach
    void answerAsUsual() {
        sonauto.open();
        sonauto.cutAnswers(false);
        replicate.cutAnswers(false);
        elevenLabs.cutAnswers(false);
        sonauto.nameSongsRelatively(false);
    }

    @ParameterizedTest
    @CsvSource({"false, Absoluta", "true, Relativa"})
    void makesAVideoAndShowsTheKeyToTheApiOnly(boolean relativeSongs, String petName) {
        sonauto.nameSongsRelatively(relativeSongs);

        serenade.awaitSuccess(serenade.order(petName));

        assertThat(sonauto.requestsFor(petName)).hasSize(1);
        assertThat(sonauto.calls())
                .filteredOn(call -> call.path().startsWith("/v1/"))
                .isNotEmpty()
                .allSatisfy(call -> assertThat(call.key()).contains("Bearer " + SonautoStandIn.KEY));
        assertThat(sonauto.calls())
                .filteredOn(call -> call.path().equals("/song.mp3"))
                .isNotEmpty()
                .allSatisfy(call -> assertThat(call.key()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sandbox",
                "/sandbox/sonauto/credits/balance",
                "/sandbox/replicate/v1/account",
                "/sandbox/faults"
            })
    void hasNoSandbox(String path) {
        assertThat(serenade.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void adoptsTheSongOfARequestThatWasNeverAnswered() {
        sonauto.cutAnswers(true);

        String song = serenade.order("Cutta");
        serenade.awaitSuccess(song);

        assertThat(sonauto.requestsFor("Cutta")).hasSize(1);
        assertThat(serenade.answersToRequests(song)).containsExactly("unanswered");
    }

    @Test
    void waitsForAProviderThatCannotBeReached() {
        sonauto.shut();
        String song = serenade.order("Refusa");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(serenade.answersToRequests(song))
                .containsExactly("unavailable"));
        assertThat(serenade.statusOf(song)).isEqualTo("pending");

        sonauto.open();
        serenade.awaitSuccess(song);

        assertThat(sonauto.requestsFor("Refusa")).hasSize(1);
    }

    @Test
    void ordersThatAreRefusedHoldUpNobody() {
        for (int order = 1; order <= 12; order++) {
            String refused = serenade.order(SonautoStandIn.REFUSED_NAME);
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(serenade.answersToRequests(refused))
                    .contains("rejected"));
        }

        serenade.order("Welcome");

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(sonauto.requestsFor("Welcome")).hasSize(1));
    }

    @Test
    void leavesOutOfTheWordsWhatNoDatabaseTakes() {
        String song = serenade.order("Nulla");
        serenade.awaitSuccess(song);

        assertThat(serenade.rows("select lyrics from love_songs where session_id = ?", song))
                .containsExactly("La la la");
    }

    @Test
    void wantsAKeyWhereGeneratingCosts() {
        assertThat(serenade.tryToGenerate("Nobody's cat", "").statusCode()).isEqualTo(401);
        assertThat(replicate.creationsFor("Nobody's cat")).isEmpty();
    }

    @Test
    void generatesWithAKeyAndShowsTheTokenToTheApiOnly() {
        String key = serenade.newApiKey();
        String job = serenade.generateWithKey("Somebody's cat", key);
        serenade.awaitJob(job, "collect-outputs", "SUCCEEDED");

        assertThat(serenade.get("/media/" + job + ".png").statusCode()).isEqualTo(200);
        assertThat(replicate.creationsFor("Somebody's cat")).hasSize(1);
        assertThat(replicate.webhookAnswers()).isNotEmpty().containsOnly(204);
        assertThat(replicate.calls())
                .filteredOn(call -> call.path().startsWith("/v1/"))
                .allSatisfy(call -> assertThat(call.token()).contains("Bearer " + ReplicateStandIn.TOKEN));
        assertThat(replicate.calls())
                .filteredOn(call -> call.path().startsWith("/files/"))
                .isNotEmpty()
                .allSatisfy(call -> assertThat(call.token()).isEmpty());
    }

    @Test
    void adoptsThePredictionOfARequestThatWasNeverAnswered() {
        replicate.cutAnswers(true);
        String job = serenade.generateWithKey("The cut cat", serenade.newApiKey());
        serenade.awaitJob(job, "collect-outputs", "SUCCEEDED");

        assertThat(replicate.creationsFor("The cut cat")).hasSize(1);
        assertThat(serenade.rows(
                        "select answer from ledger where job_id = ? and operation = 'request-prediction'", job))
                .containsExactly("unanswered");
    }

    /** What the provider spoke is found in its history by the server that comes after. */
    @Test
    void paysOnceForASpeechDuringWhichTheServerIsKilled() {
        String text = "Who killed the server? It was the cat.";
        elevenLabs.cutAnswers(true);
        String clip = serenade.letSpeakWithKey(text, serenade.newApiKey());
        await().atMost(Duration.ofSeconds(30)).until(() -> elevenLabs.timesSpoken(text) == 1);
        serenade.kill();
        serenade.startAgain();

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        serenade.rows("select state from provider_tasks where job_id = ? and name = 'speech'", clip))
                .containsExactly("SUCCEEDED"));
        assertThat(elevenLabs.timesSpoken(text)).isEqualTo(1);
        assertThat(serenade.get("/pets/audio/" + clip + ".mp3").statusCode()).isEqualTo(200);
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB), "png", png);
        return png.toByteArray();
    }

    /** Eight seconds of one tone. */
    private static byte[] song() throws IOException, InterruptedException {
        Path file = songs.resolve("song.mp3");
        String ffmpeg = Ffmpeg.locate(Settings.ofEnvironment()).binary().toString();
        int exit = new ProcessBuilder(
                        ffmpeg,
                        "-v",
                        "error",
                        "-f",
                        "lavfi",
                        "-i",
                        "sine=frequency=330:duration=8",
                        "-b:a",
                        "128k",
                        file.toString())
                .inheritIO()
                .start()
                .waitFor();
        assertThat(exit).as("exit of " + ffmpeg).isZero();
        return Files.readAllBytes(file);
    }
}
