package io.serenade.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A deploy: the server is asked to end while it renders and while somebody watches. */
class StoppedServerIT {
    private static final Duration STOP = Duration.ofSeconds(60);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path data;

    private static RunningSerenade serenade;

    @BeforeAll
    static void start() {
        serenade = RunningSerenade.start(
                data,
                Map.of(
                        "SANDBOX", "on",
                        "SANDBOX_DELAY", "1",
                        "SANDBOX_SONG_SECONDS", "20",
                        "MAX_PARALLEL_RENDERS", "1"));
    }

    @AfterAll
    static void stop() {
        if (serenade != null) {
            serenade.close();
        }
    }

    @Test
    void finishesTheRenderClaimsNothingNewAndCostsNoLife() {
        String first = serenade.order("Erna");
        String second = serenade.order("Zwilla");
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> isRendering(first) || isRendering(second));
        String rendering = isRendering(first) ? first : second;
        String waiting = rendering.equals(first) ? second : first;
        CompletableFuture<HttpResponse<String>> watching = serenade.ask("/api/submissions/" + waiting + "/events");

        Instant asked = Instant.now();
        serenade.stop();

        assertThat(Duration.between(asked, Instant.now())).isLessThan(STOP);
        assertThat(watching).isDone();
        assertThat(serenade.jobOf(rendering)).isEqualTo("render-video SUCCEEDED");
        assertThat(serenade.jobOf(waiting)).doesNotContain("RUNNING", "SUCCEEDED");

        serenade.startAgain();
        serenade.awaitSuccess(waiting);
        assertThat(serenade.rows("select attempts || ' ' || crashes from jobs where id = ?", rendering))
                .containsExactly("0 0");
        assertThat(serenade.rows("select attempts || ' ' || crashes from jobs where id = ?", waiting))
                .containsExactly("0 0");
        assertThat(serenade.rows("select count(*) from job_failures where job_id = ?", waiting))
                .containsExactly("0");
    }

    private static boolean isRendering(String song) {
        return serenade.jobOf(song).equals("render-video RUNNING");
    }
}
