package io.serenade.it;

import static io.serenade.it.Order.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The video and its pictures, as players and browsers fetch them. */
@ExtendWith(RunningServer.class)
class MediaIT {
    private static String id;
    private static String video;
    private static Answer whole;

    @BeforeAll
    static void makeSong(Api api) {
        id = api.finishedSong();
        video = "/storage/video/" + id + ".mp4";
        whole = api.get(video);
    }

    @Test
    void letsASongBeHeardWhileItIsMade(Api api) {
        String id = api.submit(anOrder()).sessionId();
        String live = "/storage/live/" + id + ".mp3";
        assertThat(api.get("/storage/live/nobody.mp3").status()).isEqualTo(404);

        await().atMost(Duration.ofSeconds(60)).until(() -> api.get(live).status() == 200);
        Answer heard = api.get(live).isOk();
        assertThat(heard.header("Content-Type")).isEqualTo("audio/mpeg");
        assertThat(heard.header("Cache-Control")).isEqualTo("no-store");
        assertThat(heard.bytes()).hasSizeGreaterThan(10_000);
        api.awaitSuccess(id);
    }

    @Test
    void sendsTheWholeVideo() {
        whole.isOk().hasHeader("Content-Type", "video/mp4").hasHeader("Accept-Ranges", "bytes");
        whole.hasHeader("Content-Length", Integer.toString(whole.bytes().length));
        assertThat(new String(whole.bytes(), 4, 4, StandardCharsets.US_ASCII)).isEqualTo("ftyp");
        assertThat(whole.header("ETag")).matches("\"[^\"]+\"");
        assertThat(whole.header("Content-Disposition")).isEmpty();
        assertThat(whole.header("Cache-Control")).contains("private");
    }

    @Test
    void mayBeReadByTheScriptsOfListedOrigins(Api api) {
        String origin = "http://localhost:8000";
        for (String path : List.of(
                video,
                "/storage/video/" + id + ".vtt",
                "/storage/video/" + id + ".jpg",
                "/storage/disc/" + id + ".png",
                "/media/123e4567-e89b-42d3-a456-426614174000.png")) {
            Answer answer = api.get(path, "Origin", origin);
            answer.hasHeader("Access-Control-Allow-Origin", origin)
                    .hasHeader("Access-Control-Allow-Credentials", "true");
            assertThat(answer.header("Access-Control-Expose-Headers")).contains("Content-Range");
            assertThat(answer.header("Vary")).contains("Origin");
            assertThat(api.get(path, "Origin", "https://evil.example").header("Access-Control-Allow-Origin"))
                    .isEmpty();
        }
        api.send("OPTIONS", video, BodyPublishers.noBody(), "Origin", origin, "Access-Control-Request-Method", "GET")
                .is(204)
                .hasHeader("Access-Control-Allow-Origin", origin)
                .hasHeader("Access-Control-Allow-Headers", "Range, If-Range, If-None-Match");
    }

    @Test
    void tellsTheSizeWithoutContent(Api api) {
        Answer head = api.send("HEAD", video, BodyPublishers.noBody()).isOk();
        assertThat(head.bytes()).isEmpty();
        head.hasHeader("Content-Length", Integer.toString(whole.bytes().length))
                .hasHeader("ETag", whole.header("ETag"))
                .hasHeader("Content-Type", "video/mp4");
    }

    @Test
    void sendsPieces(Api api) {
        int size = whole.bytes().length;
        isPiece(api.get(video, "Range", "bytes=0-1"), 0, 1);
        isPiece(api.get(video, "Range", "bytes=1000-70999"), 1000, 70_999);
        isPiece(api.get(video, "Range", "bytes=" + (size - 10) + "-"), size - 10, size - 1);
        isPiece(api.get(video, "Range", "bytes=-7"), size - 7, size - 1);
        isPiece(api.get(video, "Range", "bytes=5-" + size * 2L), 5, size - 1);
        isPiece(api.get(video, "Range", "bytes=-" + size * 2L), 0, size - 1);
        isPiece(api.get(video, "Range", "bytes=0-1", "If-Range", whole.header("ETag")), 0, 1);
    }

    private static void isPiece(Answer answer, int first, int last) {
        int size = whole.bytes().length;
        answer.is(206).hasHeader("Content-Range", "bytes " + first + "-" + last + "/" + size);
        answer.hasHeader("Content-Length", Integer.toString(last - first + 1));
        assertThat(answer.bytes()).isEqualTo(Arrays.copyOfRange(whole.bytes(), first, last + 1));
    }

    @Test
    void sendsAllWhenTheRangeDoesNotApply(Api api) {
        List.of("bytes=0-1,5-6", "bytes=a-b", "lines=0-1").forEach(range -> assertThat(
                        api.get(video, "Range", range).isOk().bytes())
                .hasSameSizeAs(whole.bytes()));
        Answer changed = api.get(video, "Range", "bytes=0-1", "If-Range", "\"another\"");
        assertThat(changed.isOk().bytes()).hasSameSizeAs(whole.bytes());
    }

    @Test
    void refusesPiecesBeyondTheEnd(Api api) {
        int size = whole.bytes().length;
        for (String range : List.of("bytes=" + size + "-", "bytes=9-3", "bytes=-0")) {
            Answer answer = api.get(video, "Range", range).is(416);
            answer.hasHeader("Content-Range", "bytes */" + size);
            assertThat(answer.bytes()).as("no page of the server").isEmpty();
        }
    }

    @Test
    void saysWhenNothingChanged(Api api) {
        Answer same = api.get(video, "If-None-Match", whole.header("ETag")).is(304);
        assertThat(same.bytes()).isEmpty();
        same.hasHeader("ETag", whole.header("ETag"));
        api.get(video, "If-None-Match", "\"another\"").isOk();
    }

    @Test
    void offersTheVideoAsDownload(Api api) {
        api.get(video + "?download=1")
                .isOk()
                .hasHeader("Content-Disposition", "attachment; filename=\"love-song-Toby-and-Matt.mp4\"");
    }

    @Test
    void showsPosterSharePictureAndDisc(Api api) {
        api.get("/storage/video/" + id + ".jpg").isOk().hasHeader("Content-Type", "image/jpeg");
        api.get("/storage/video/" + id + "-share.jpg").isOk().hasHeader("Content-Type", "image/jpeg");
        Answer disc = api.get("/storage/disc/" + id + ".png").isOk().hasHeader("Content-Type", "image/png");
        BufferedImage picture = Pictures.read(disc.bytes());
        assertThat(List.of(picture.getWidth(), picture.getHeight())).containsExactly(360, 360);
        Answer label = api.get("/storage/disc/" + id + ".jpg").isOk().hasHeader("Content-Type", "image/jpeg");
        assertThat(label.bytes()).hasSizeLessThan(60 * 1024);
    }

    @Test
    void showsTheDiscWhileTheSongIsMade(Api api) {
        String young = api.submit(anOrder()).sessionId();
        api.get("/storage/disc/" + young + ".png").isOk();
    }

    @Test
    void hidesEverythingElse(Api api) {
        for (String path : List.of(
                "/storage/uploads/" + id + ".jpg",
                "/storage/photo/" + id + ".jpg",
                "/storage/audio/" + id + ".mp3",
                "/storage/video/" + id + ".png",
                "/storage/video/" + id + ".mp3",
                "/storage/video/..%2fuploads%2f" + id + ".jpg",
                "/storage/video/",
                "/storage",
                "/storage/video/abcdefghijklmnopqrstuvwx.mp4",
                "/WEB-INF/web.xml",
                "/META-INF/persistence.xml")) {
            assertThat(api.get(path).status()).as(path).isIn(400, 404);
        }
    }

    @Test
    void makesAStoryOnDemandAndErasesItWithTheSong(Api api, Records records) {
        Answer order = api.submit(anOrder());
        String song = order.sessionId();
        String story = "/api/results/" + song + "/story";
        api.send("POST", story, BodyPublishers.noBody()).isFailure(409, "not_finished");
        api.awaitSuccess(song);
        assertThat(api.get(story).isOk().field("story")).isEqualTo("none");

        assertThat(api.send("POST", story, BodyPublishers.noBody()).is(202).field("story"))
                .isIn("waiting", "making");
        await().atMost(Duration.ofMinutes(4))
                .until(() -> api.get(story).isOk().field("story").equals("ready"));
        String file = api.send("POST", story, BodyPublishers.noBody()).isOk().field("story_url");
        api.get(file + "?download=1")
                .isOk()
                .hasHeader("Content-Type", "video/mp4")
                .hasHeader("Content-Disposition", "attachment; filename=\"love-song-Toby-and-Matt-story.mp4\"");

        api.delete(song, order.field("delete_token")).is(204);
        api.get(file).is(410);
        api.get(story).isFailure(410, "gone");
        assertThat(records.count("select count(*) from stories where session_id = ?", song))
                .isZero();
    }
}
