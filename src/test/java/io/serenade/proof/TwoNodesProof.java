package io.serenade.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serenade.crash.RunningSerenade;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same WAR twice on one machine, with one database, one folder of media and one broker. Calls are made by the first
 * node, renders by the second alone, so nothing ends well unless both work together.
 */
@Tag("nodes")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesProof {
    private static final int SLOTS = 2;
    private static final Duration A_WHILE = Duration.ofMinutes(6);

    /** An answer that takes longer than this keeps a visitor waiting, also on a machine that is busy. */
    private static final Duration IN_TIME = Duration.ofSeconds(10);

    /** Sooner than the sweep, which comes every 20 seconds. */
    private static final double AT_ONCE_SECONDS = 8;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private BrokerProcess broker;
    private RunningSerenade first;
    private RunningSerenade second;

    @BeforeAll
    void start() throws IOException {
        broker = new BrokerProcess(folder);
        first = RunningSerenade.start(Files.createDirectory(folder.resolve("one")), settings("io", Map.of()));
        second = RunningSerenade.start(
                Files.createDirectory(folder.resolve("two")),
                settings("render", Map.of("DATABASE_URL", first.jdbcUrl())));
    }

    @AfterAll
    void stop() {
        second.close();
        first.close();
        broker.close();
    }

    private Map<String, String> settings(String pools, Map<String, String> others) {
        Map<String, String> settings = new HashMap<>(others);
        Path media = folder.resolve("media");
        settings.putAll(Map.of(
                "SANDBOX", "on",
                "SANDBOX_DELAY", "2",
                "SANDBOX_SONG_SECONDS", "6",
                "LANES", pools,
                "BROKER_URL", broker.url(),
                "MAX_CONCURRENT_REQUESTS", Integer.toString(SLOTS),
                "IMG_STORAGE", media.resolve("uploads").toString(),
                "AUDIO_STORAGE", media.resolve("audio").toString(),
                "VIDEO_STORAGE", media.resolve("video").toString(),
                "LOCAL_STORAGE_PATH", media.resolve("media").toString()));
        settings.put("SUBMISSIONS_PER_HOUR", "1000");
        return settings;
    }

    /** The second node is told by the first, so it need not find a render by itself. */
    @Test
    void shareWorkAtOnce() {
        List<String> songs = order(first, 3);
        songs.forEach(this::awaitSuccess);

        assertThat(songs.stream().map(this::secondsUntilTheRenderBegan).toList())
                .anyMatch(seconds -> seconds < AT_ONCE_SECONDS);
    }

    /** Whoever dies: its work goes on when it is back, or at once where the other one can. */
    @Test
    void loseNothingWhenEitherIsKilled() {
        List<String> songs = new ArrayList<>(order(first, 2));
        awaitStage(songs.get(0), "render-video");
        second.kill();
        songs.addAll(order(first, 1));
        second.startAgain();
        songs.forEach(this::awaitSuccess);

        songs.addAll(order(second, 2));
        first.kill();
        songs.addAll(order(second, 1));
        first.startAgain();
        songs.forEach(this::awaitSuccess);

        assertThat(songs).allSatisfy(song -> {
            assertThat(first.rows("select id::text from provider_tasks where job_id = ?", song))
                    .hasSize(1);
            assertThat(first.get("/storage/video/" + song + ".mp4").statusCode())
                    .isEqualTo(200);
        });
    }

    @Test
    void answerInTimeWhileTheBrokerIsAwayAndGoOnWhenItIsBack() {
        broker.kill();
        List<String> songs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            long begun = System.nanoTime();
            songs.addAll(order(i == 0 ? second : first, 1));
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(IN_TIME);
            assertThat(first.get("/health/ready").statusCode()).isEqualTo(200);
        }
        HttpResponse<String> health = first.get("/api/health");
        assertThat(health.body()).contains("\"queue\":\"disconnected\"");
        songs.forEach(this::awaitSuccess);

        broker.start();
        await().atMost(A_WHILE).until(() -> first.get("/api/health").statusCode() == 200);
        shareWorkAtOnce();
    }

    @Test
    void holdTheSlotsOfAnAccountAndDoDutiesOnce() {
        List<String> songs = new ArrayList<>(order(first, 3));
        songs.addAll(order(second, 3));
        songs.forEach(this::awaitSuccess);

        assertThat(first.rows("""
                        select max(n)::text from (select count(*) as n from provider_tasks a
                          join provider_tasks b on b.account = a.account and b.sent_at <= a.sent_at
                           and a.sent_at < b.ended_at where a.account = ? group by a.id) overlapping""", "sonauto").get(0)).isEqualTo(Integer.toString(SLOTS));
        assertThat(first.rows("""
                        select at::text from samples where name = ? group by name, date_trunc('minute', at), at
                        having count(*) > 1""", "credits sonauto")).isEmpty();
    }

    private static List<String> order(RunningSerenade node, int number) {
        List<String> songs = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            songs.add(node.order("Toby"));
        }
        return songs;
    }

    private void awaitSuccess(String song) {
        await().alias("the song " + song).atMost(A_WHILE).until(() -> first.rows(
                        "select state from jobs where id = ?", song)
                .equals(List.of("SUCCEEDED")));
    }

    private void awaitStage(String song, String stage) {
        await().alias(stage).atMost(A_WHILE).until(() -> first.rows("select stage from jobs where id = ?", song)
                .equals(List.of(stage)));
    }

    private Double secondsUntilTheRenderBegan(String song) {
        return Double.valueOf(first.rows("""
                        select extract(epoch from min(b.at) - max(a.at))::text from job_events a
                          join job_events b on b.job_id = a.job_id and b.name = 'started' and b.id > a.id
                         where a.job_id = ? and a.name = 'moved' and a.data like '%"render-video"%READY%'""", song).get(0));
    }
}
