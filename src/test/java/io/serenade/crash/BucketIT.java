package io.serenade.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serenade.storage.S3StandIn;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Media in a bucket: a song's whole way, and a bucket that is away for a while. */
class BucketIT {
    private static final Duration A_WHILE = Duration.ofSeconds(60);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path data;

    private static S3StandIn s3;
    private static RunningSerenade serenade;

    @BeforeAll
    static void start() {
        s3 = new S3StandIn();
        Map<String, String> settings = new HashMap<>(s3.environment());
        settings.putAll(
                Map.of("SANDBOX", "on", "SANDBOX_DELAY", "2", "SANDBOX_SONG_SECONDS", "6", "S3_SIGNED_URLS", "on"));
        serenade = RunningSerenade.start(data, settings);
    }

    @AfterAll
    static void stop() {
        if (serenade != null) {
            serenade.close();
        }
        s3.close();
    }

    @AfterEach
    void comeBack() {
        s3.open();
        await().atMost(A_WHILE).until(() -> serenade.get("/health/ready").statusCode() == 200);
    }

    @Test
    void makesKeepsSendsAndDeletesASong() {
        JsonObject accepted = RunningSerenade.json(serenade.submit("Toby").body());
        String song = accepted.getString("session_id");
        serenade.awaitSuccess(song);

        assertThat(serenade.get("/storage/disc/" + song + ".png").statusCode()).isEqualTo(200);
        assertThat(s3.objects(song))
                .containsExactlyInAnyOrder(
                        "uploads/" + song + ".jpg",
                        "audio/" + song + ".mp3",
                        "video/" + song + ".mp4",
                        "video/" + song + ".jpg",
                        "video/" + song + "-share.jpg",
                        "video/" + song + ".png");
        assertThat(data.resolve("storage/transfers")).isEmptyDirectory();
        assertThat(data.resolve("storage/video")).doesNotExist();
        isSentInPieces("/storage/video/" + song + ".mp4");
        assertThat(serenade.get("/storage/video/" + song + ".jpg").statusCode()).isEqualTo(200);

        HttpResponse<String> deleted = serenade.send(serenade.request("/api/submissions/" + song)
                .header("X-Delete-Token", accepted.getString("delete_token"))
                .DELETE()
                .build());

        assertThat(deleted.statusCode()).isEqualTo(204);
        assertThat(s3.objects(song)).isEmpty();
        assertThat(serenade.get("/storage/video/" + song + ".mp4").statusCode()).isEqualTo(410);
    }

    @Test
    void leadsToGeneratedMediaInTheBucket() throws IOException, InterruptedException {
        String job = serenade.generate("A dog in the snow");
        await().atMost(A_WHILE).until(() -> s3.objects(job).size() == 1);
        await().atMost(A_WHILE)
                .until(() -> serenade.get("/api/v1/status/" + job).body().contains("\"completed\""));

        HttpResponse<String> answer = serenade.get("/media/" + job + ".png");

        assertThat(answer.statusCode()).isEqualTo(307);
        URI signed = URI.create(answer.headers().firstValue("Location").orElseThrow());
        assertThat(signed.toString()).startsWith(s3.address().toString());
        HttpResponse<byte[]> picture =
                HttpClient.newHttpClient().send(HttpRequest.newBuilder(signed).build(), BodyHandlers.ofByteArray());
        assertThat(picture.statusCode()).isEqualTo(200);
        assertThat(picture.headers().firstValue("Content-Type")).contains("image/png");
    }

    private static void isSentInPieces(String video) {
        HttpResponse<String> whole = serenade.get(video);
        String size = whole.headers().firstValue("Content-Length").orElseThrow();
        String etag = whole.headers().firstValue("ETag").orElseThrow();
        assertThat(whole.headers().firstValue("Content-Type")).contains("video/mp4");

        HttpResponse<String> piece = serenade.send(serenade.request(video)
                .header("Range", "bytes=4-7")
                .header("If-Range", etag)
                .build());

        assertThat(piece.statusCode()).isEqualTo(206);
        assertThat(piece.body()).isEqualTo("ftyp");
        assertThat(piece.headers().firstValue("Content-Range")).contains("bytes 4-7/" + size);
        HttpResponse<String> same = serenade.send(
                serenade.request(video).header("If-None-Match", etag).build());
        assertThat(same.statusCode()).isEqualTo(304);
    }

    @Test
    void takesNoOrdersWhileTheBucketIsAway() {
        s3.shut();

        HttpResponse<String> refused = serenade.submit("Nobody");

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(serenade.rows("select session_id from love_songs where pet_name = ?", "Nobody"))
                .isEmpty();
        await().atMost(A_WHILE).until(() -> serenade.get("/api/health").body().contains("\"storage\":\"unwritable\""));
        assertThat(serenade.get("/api/health").statusCode()).isEqualTo(503);
        assertThat(serenade.get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(serenade.get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void answersThatAVideoCannotBeReadJustNow() {
        String song = serenade.order("Shown");
        serenade.awaitSuccess(song);
        s3.shut();

        HttpResponse<String> away = serenade.get("/storage/video/" + song + ".mp4");

        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.headers().firstValue("Retry-After")).isPresent();
        assertThat(away.headers().firstValue("ETag")).isEmpty();
    }

    @Test
    void finishesSongsWhenTheBucketIsBack() {
        String song = serenade.order("Waita");
        s3.shut();
        await().atMost(A_WHILE).until(() -> waitsUncounted(song, "download-audio"));

        s3.open();
        serenade.awaitSuccess(song);

        assertThat(s3.objects(song)).contains("video/" + song + ".mp4");
    }

    private static boolean waitsUncounted(String song, String stage) {
        return serenade.rows("select stage || (deferrals > 0) || attempts from jobs where id = ?", song)
                .contains(stage + "true0");
    }
}
