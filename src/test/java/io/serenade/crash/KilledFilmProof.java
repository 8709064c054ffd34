package io.serenade.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serenade.browser.SongFile;
import jakarta.json.Json;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node is killed while five clips of a film are being made: none is asked for again, none is forgotten, and the film is
 * the one that was planned.
 */
@Tag("crash")
class KilledFilmProof {
    private static final int SECONDS = 34;
    private static final int AT_ONCE = 5;
    private static final String CLIPS_OUT =
            "select external_id from provider_tasks where job_id = ? and name like 'clip%' and state = 'RUNNING' order by id";
    private static final String CLIPS_MADE =
            "select external_id from provider_tasks where job_id = ? and name like 'clip%' and state = 'SUCCEEDED' order by id";
    private static final String PLAN =
            "select plan || coalesce(clip_of_shot, '') || analysis from music_videos where job_id = ?";
    private static final String CLIP_REQUESTS =
            "select count(*)::text from ledger where job_id = ? and operation = 'request-clip'";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path data;

    @Test
    void paysNoClipTwice() throws IOException {
        try (RunningSerenade serenade = RunningSerenade.start(
                data,
                Map.of(
                        "SANDBOX", "on",
                        "SANDBOX_DELAY", "15",
                        "CLIP_DEADLINE_SECONDS", "600",
                        "MUSIC_VIDEO_DEADLINE_SECONDS", "1800"))) {
            String token = register(serenade);
            String film = upload(serenade, token);
            await().atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> serenade.rows(CLIPS_OUT, film).size() == AT_ONCE);

            serenade.kill();
            List<String> out = serenade.rows(CLIPS_OUT, film);
            List<String> planned = serenade.rows(PLAN, film);
            assertThat(out).as("under way when it was killed").hasSize(AT_ONCE).doesNotContainNull();
            assertThat(serenade.jobOf(film)).startsWith("video_generation");
            serenade.startAgain();

            await().atMost(Duration.ofMinutes(10))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> serenade.jobOf(film).matches(".* (SUCCEEDED|FAILED)"));
            assertThat(serenade.jobOf(film)).isEqualTo("composition SUCCEEDED");
            String clips = serenade.rows("select count(*)::text from music_video_clips where job_id = ?", film)
                    .get(0);
            assertThat(serenade.rows(CLIP_REQUESTS, film)).as("paid once").containsExactly(clips);
            assertThat(serenade.rows(CLIPS_MADE, film)).as("not forgotten").containsAll(out);
            assertThat(serenade.rows(PLAN, film)).as("the same film").isEqualTo(planned);
            assertThat(serenade.rows(
                            "select count(*)::text from music_video_clips where job_id = ? and media_key is not null",
                            film))
                    .containsExactly(clips);
            assertThat(serenade.rows(
                            "select max(attempt)::text from provider_tasks where job_id = ? and name like 'clip%'",
                            film))
                    .containsExactly("1");
            assertThat(serenade.rows(
                            "select (spent = (select sum(cost) from music_video_costs c where c.job_id = b.job_id)"
                                    + " and reserved = 0)::text from job_budgets b where job_id = ?",
                            film))
                    .containsExactly("true");
            assertThat(serenade.rows("select sync::json ->> 'frames' from music_videos where job_id = ?", film))
                    .containsExactly(Integer.toString(30 * SECONDS));
            tellsItsWholeStory(serenade, token, film);
        }
    }

    /** Whoever follows afterwards hears of each stage once, from the beginning to the end. */
    private static void tellsItsWholeStory(RunningSerenade serenade, String token, String film) {
        String told = serenade.send(serenade.request("/api/v1/jobs/" + film + "/stream")
                        .header("Authorization", "Bearer " + token)
                        .build())
                .body();
        List<String> events =
                told.lines().filter(line -> line.startsWith("event:")).toList();
        assertThat(events.get(0)).isEqualTo("event: progress");
        assertThat(events).endsWith("event: completed").doesNotContain("event: error");
        assertThat(told.split("\"status\":\"completed\",\"duration\"", -1)).hasSize(7);
    }

    private static String register(RunningSerenade serenade) {
        HttpResponse<String> answer = serenade.send(serenade.request("/api/v1/auth/register")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"email\":\"director@example.com\",\"password\":\"lantern-otter-4711\"}"))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.createReader(new StringReader(answer.body())).readObject().getString("access_token");
    }

    private static String upload(RunningSerenade serenade, String token) throws IOException {
        String wish = "A red fox runs through a city of glass at night, looking for the river it was born at.";
        HttpRequest request = serenade.request("/api/v1/upload-audio")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "multipart/form-data; boundary=xYz")
                .POST(BodyPublishers.concat(
                        BodyPublishers.ofString(
                                "--xYz\r\nContent-Disposition: form-data; name=\"user_prompt\"\r\n\r\n" + wish
                                        + "\r\n--xYz\r\nContent-Disposition: form-data; name=\"audio_file\";"
                                        + " filename=\"song.wav\"\r\n\r\n"),
                        BodyPublishers.ofByteArray(SongFile.wav("Killed", SECONDS)),
                        BodyPublishers.ofString("\r\n--xYz--\r\n")))
                .build();
        HttpResponse<String> answer = serenade.send(request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.createReader(new StringReader(answer.body())).readObject().getString("job_id");
    }
}
