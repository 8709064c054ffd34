package io.serenade.it;

import static io.serenade.it.Order.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Callbacks, true and forged: they are hints and decide nothing. */
@ExtendWith(RunningServer.class)
class WebhookIT {
    private static final String UNKNOWN = "{\"success\":false,\"error\":\"Unknown task_id\"}";
    private static String id;

    @BeforeAll
    static void makeSong(Api api) {
        id = api.finishedSong();
    }

    @Test
    void knowsNoOtherTasks(Api api) {
        api.callBack(UUID.randomUUID().toString(), "SUCCESS").is(404).hasJson(UNKNOWN);
        api.callBack("' or 1=1--", "SUCCESS").is(404).hasJson(UNKNOWN);
    }

    @Test
    void refusesMalformedCallbacks(Api api) {
        for (String body : List.of(
                "",
                "nonsense",
                "[]",
                "{}",
                "{\"task_id\":\"a\"}",
                "{\"status\":\"SUCCESS\"}",
                "{\"task_id\":7,\"status\":\"SUCCESS\"}",
                "{\"task_id\":\"a\",\"status\":null}",
                "{\"task_id\":\"" + "a".repeat(300) + "\",\"status\":\"SUCCESS\"}",
                "[".repeat(50_000),
                "{\"a\":".repeat(5_000))) {
            api.post("/api/webhook", body).isFailure(400, "validation_failed");
        }
        String large = "{\"task_id\":\"" + "a".repeat(70_000) + "\",\"status\":\"SUCCESS\"}";
        api.post("/api/webhook", large).isFailure(413, "payload_too_large");
    }

    @Test
    void knowsOnlyItsOwnTokens(Api api, Records records) {
        String task = records.taskOf(id);
        String token = records.callbackTokenOf(id);
        String signature = token.substring(token.lastIndexOf('.') + 1);
        api.callBack(token, task, "SUCCESS").isOk();
        for (String forged : List.of(
                "nonsense",
                token + "x",
                token.substring(1),
                id + ".2." + signature,
                id + ".1.",
                "abcdefghijklmnopqrstuvwx.1." + signature)) {
            api.callBack(forged, task, "SUCCESS").is(404).hasJson(UNKNOWN);
        }
    }

    @Test
    void answersRepeatedSuccessWithoutSecondEffect(Api api, Records records) {
        String task = records.taskOf(id);
        String tag = api.get("/storage/video/" + id + ".mp4").header("ETag");
        String before = records.historyOf(id);
        for (int i = 0; i < 3; i++) {
            api.callBack(task, "SUCCESS").isOk().hasJson("{\"success\":true,\"message\":\"Webhook processed\"}");
            api.callBack(records.callbackTokenOf(id), task, "SUCCESS").isOk();
        }
        staysAs(before, records);
        assertThat(api.get("/storage/video/" + id + ".mp4").header("ETag")).isEqualTo(tag);
        assertThat(records.songRequestsOf(id)).isEqualTo(1);
        assertThat(records.filesOfSong(id))
                .filteredOn(file -> file.endsWith(".mp4"))
                .hasSize(1);
    }

    @Test
    void neverUndoesASuccess(Api api, Records records) {
        String before = records.historyOf(id);
        api.callBack(records.taskOf(id), "FAILURE").isOk();
        api.callBack(records.callbackTokenOf(id), records.taskOf(id), "FAILURE").isOk();
        staysAs(before, records);
        assertThat(api.status(id).field("status")).isEqualTo("success");
    }

    private static void staysAs(String history, Records records) {
        await().during(Duration.ofMillis(1_500))
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(records.historyOf(id)).isEqualTo(history));
    }

    @Test
    void makesOneSongOfTwoCallbacks(Api api, Records records) {
        String called = api.submit(anOrder().withPetName("Simulate Double")).sessionId();
        api.awaitSuccess(called);
        assertThat(records.songRequestsOf(called)).isEqualTo(1);
        assertThat(records.filesOfSong(called))
                .filteredOn(file -> file.endsWith(".mp4"))
                .hasSize(1);
        assertThat(records.column("retry_count", called)).contains("0");
    }

    @Test
    void asksTheProviderBeforeItBelievesAFailure(Api api, Records records) {
        String young = api.submit(anOrder()).sessionId();
        await().until(() -> records.findTaskIdOf(young).isPresent());
        api.callBack(records.taskOf(young), "FAILURE").isOk();
        api.callBack(records.taskOf(young), "GENERATING").isOk();
        api.awaitStatus(young, status -> List.of("success", "fail").contains(status));
        assertThat(api.status(young).field("status")).isEqualTo("success");
        assertThat(records.songRequestsOf(young)).isEqualTo(1);
    }
}
