package io.serenade.it;

import static io.serenade.it.Generating.smallPicture;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of generations when the provider fails, is busy, or says nothing; and of webhooks that are not its own. */
@ExtendWith(RunningServer.class)
class GenerationFaultsIT {

    @Test
    void triesAgainAndThenGivesUp(Api api, Records records) {
        Generating caller = Generating.withoutKey(api);
        String id = caller.start(smallPicture("Simulate error"));
        Answer failed = caller.awaitStatus(id, "failed");
        assertThat(failed.json().getInt("retry_count")).isEqualTo(2);
        JsonObject error = failed.json().getJsonObject("error");
        assertThat(error.getString("stage")).isEqualTo("predict");
        assertThat(error.getString("code")).isEqualTo("provider_broken");
        assertThat(error.getString("message")).isNotBlank();
        assertThat(error.getBoolean("retryable")).isTrue();
        List<JsonObject> attempts = caller.failedAttempts(id);
        assertThat(attempts).extracting(attempt -> attempt.getInt("attempt")).containsExactly(1, 2, 3);
        assertThat(creations(records, id)).isEqualTo(3);
    }

    @Test
    void saysWhenItIsAboutToTryAgain(Api api) {
        Generating caller = Generating.withoutKey(api);
        String id = caller.start(smallPicture("Simulate aborted"));
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> caller.status(id).field("status"), "retrying"::equals);
        caller.awaitStatus(id, "failed");
    }

    @Test
    void triesNoPromptAgainThatTheModelRefuses(Api api, Records records) {
        Generating caller = Generating.withoutKey(api);
        String id = caller.start(smallPicture("Simulate fail"));
        JsonObject failed = caller.awaitStatus(id, "failed").json();
        assertThat(failed.getInt("retry_count")).isZero();
        assertThat(failed.getJsonObject("error").getString("code")).isEqualTo("prompt_refused");
        assertThat(failed.getJsonObject("error").getBoolean("retryable")).isFalse();
        assertThat(creations(records, id)).isEqualTo(1);
    }

    @Test
    void givesUpOnAResultThatAlwaysBreaksOff(Api api) {
        Generating caller = Generating.withoutKey(api);
        String id = caller.start(smallPicture("Simulate cut"));
        JsonObject failed = caller.awaitStatus(id, "failed").json();
        assertThat(failed.getJsonObject("error").getString("stage")).isEqualTo("collect-outputs");
        assertThat(failed.getInt("retry_count")).isEqualTo(2);
    }

    @Test
    void finishesWithoutTheWebhookOfAForger(Api api) {
        Generating caller = Generating.withoutKey(api);
        String id = caller.start(smallPicture("Simulate forged"));
        caller.awaitStatus(id, "completed");
    }

    @Test
    void waitsForABusyProviderWithoutCounting(Api api, Records records) {
        Generating caller = Generating.withoutKey(api);
        String id = caller.start(smallPicture("Simulate busy " + UUID.randomUUID()));
        Answer done = caller.awaitStatus(id, "completed");
        assertThat(done.json().getInt("retry_count")).isZero();
        assertThat(creations(records, id)).isEqualTo(3);
        assertThat(records.count("select count(*) from ledger where job_id = ? and answer = 'unavailable'", id))
                .isEqualTo(2);
    }

    @Test
    void findsAResultWhoseWebhookWasLost(Api api, Records records) {
        Generating caller = Generating.withoutKey(api);
        String id = caller.start(smallPicture("Simulate lost"));
        caller.awaitStatus(id, "completed");
        assertThat(creations(records, id)).isEqualTo(1);
    }

    @Test
    void makesNothingTwiceOfADoubledWebhook(Api api, Records records) {
        Generating caller = Generating.withoutKey(api);
        String id = caller.start(smallPicture("Simulate double"));
        caller.awaitStatus(id, "completed");
        assertThat(creations(records, id)).isEqualTo(1);
        assertThat(records.count("select count(*) from ledger where job_id = ? and operation = 'download-output'", id))
                .isEqualTo(1);
    }

    @Test
    void cancelsHereAndAtTheProvider(Api api, Records records) {
        Generating caller = Generating.withoutKey(api);
        String id = caller.start(smallPicture("Simulate slow"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> caller.job(id).json().get("prediction_id").toString(), text -> !text.equals("null"));
        Answer cancelled = caller.delete(id).isOk();
        assertThat(cancelled.field("status")).isEqualTo("failed");
        assertThat(cancelled.json().getJsonObject("error").getString("code")).isEqualTo("cancelled");
        assertThat(records.count(
                        "select count(*) from ledger where job_id = ? and operation = 'cancel-prediction' and answer = 'ok'",
                        id))
                .isEqualTo(1);
        assertThat(records.count(
                        "select count(*) from provider_tasks where job_id = ? and state in ('QUEUED', 'ADMITTED', 'SENT', 'RUNNING')",
                        id))
                .isZero();
        caller.delete(id).is(204);
        caller.status(id).is(410);
    }

    @Test
    void believesNoWebhookThatIsNotSigned(Api api, Records records) {
        Generating caller = Generating.withoutKey(api);
        String id = caller.start(smallPicture("Simulate slow"));
        String path = await().atMost(Duration.ofSeconds(30))
                .until(() -> records.find("""
                                select t.webhook_url from sandbox_tasks t
                                  join provider_tasks p on p.external_id = t.id where p.job_id = ?""", id), java.util.Optional::isPresent)
                .orElseThrow()
                .replaceFirst("^https?://[^/]+", "");
        String prediction = caller.job(id).json().getString("prediction_id");
        String body = "{\"id\":\"" + prediction + "\",\"status\":\"succeeded\"}";
        String now = Long.toString(System.currentTimeMillis() / 1000);
        api.post(path, body).is(401);
        api.post(path, body, "webhook-id", "msg_1", "webhook-timestamp", now, "webhook-signature", "v1,bm9uc2Vuc2U=")
                .is(401);
        api.post(path + "x", body).is(404);
        api.post("/api/v1/webhooks/replicate/nonsense", body).is(404);
        api.callBack(path.substring(path.lastIndexOf('/') + 1), prediction, "SUCCESS")
                .is(404);
        assertThat(caller.status(id).field("status")).isEqualTo("processing");
        caller.delete(id).isOk();
    }

    private static long creations(Records records, String id) {
        return records.count("select count(*) from ledger where job_id = ? and operation = 'request-prediction'", id);
    }
}
