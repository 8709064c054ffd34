package io.serenade.it;

import static io.serenade.it.Order.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A visitor's way from the form to the video. */
@ExtendWith(RunningServer.class)
class WholeWayIT {
    private static final String UNKNOWN = "abcdefghijklmnopqrstuvwx";
    private static final String NOT_FOUND = "{\"success\":false,\"error\":\"Session not found\"}";

    @Test
    void leadsFromOrderToSong(Api api, Records records) {
        Answer accepted = api.submit(anOrder()).isOk();
        assertThat(accepted.json())
                .containsOnlyKeys("success", "session_id", "cookie_id", "delete_token", "message")
                .containsEntry("success", JsonValue.TRUE)
                .containsEntry("message", Json.createValue("Submission received successfully"));
        String id = accepted.sessionId();
        assertThat(id).matches("[a-z][a-z0-9]{23}");
        assertThat(accepted.field("cookie_id")).matches("cookie_[a-z][a-z0-9]{23}");

        List<JsonObject> events = eventsOf(api.get("/api/submissions/" + id + "/events"));
        assertThat(events).allSatisfy(event -> assertThat(event)
                .containsOnlyKeys(
                        "session_id",
                        "status",
                        "step",
                        "percent",
                        "place",
                        "estimate_seconds",
                        "message",
                        "lyrics",
                        "listen_url",
                        "again",
                        "error"));
        assertThat(events.get(events.size() - 1))
                .containsAllEntriesOf(Map.of(
                        "session_id", Json.createValue(id),
                        "status", Json.createValue("success"),
                        "step", Json.createValue("ready"),
                        "percent", Json.createValue(100),
                        "error", JsonValue.NULL));
        assertThat(events).extracting(event -> event.getInt("percent")).isSorted();

        Answer status = api.status(id).isOk();
        assertThat(status.json()).containsOnlyKeys("session_id", "status", "created_at");
        assertThat(status.field("status")).isEqualTo("success");
        assertThat(status.field("created_at")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");

        Answer results = api.results(id).isOk();
        assertThat(results.field("lyrics")).contains("Toby", "Matt");
        results.hasJson(Json.createObjectBuilder()
                .add("success", true)
                .add("session_id", id)
                .add("status", "success")
                .add("video_url", "/storage/video/" + id + ".mp4")
                .add("lyrics", results.field("lyrics"))
                .add("owner_name", "Matt")
                .add("pet_name", "Toby")
                .add("created_at", status.field("created_at"))
                .build()
                .toString());
        assertThat(api.progress(id).isOk().json()).isEqualTo(events.get(events.size() - 1));
        assertThat(records.column("entry_status || ' ' || llm_status || ' ' || retry_count", id))
                .contains("success success 0");
        assertThat(records.songRequestsOf(id)).isEqualTo(1);
    }

    @Test
    void answersThatHoldAreNotSentAgain(Api api) {
        String id = api.submit(anOrder()).sessionId();
        eventsOf(api.get("/api/submissions/" + id + "/events"));
        for (String path : List.of(
                "/api/submissions/" + id + "/status", "/api/submissions/" + id + "/progress", "/api/results/" + id)) {
            String tag = api.get(path).isOk().header("ETag");
            api.get(path, "If-None-Match", tag).is(304);
            api.get(path, "If-None-Match", "\"another\"").isOk();
        }
    }

    private static List<JsonObject> eventsOf(Answer stream) {
        assertThat(stream.isOk().header("Content-Type")).startsWith("text/event-stream");
        return stream.text()
                .lines()
                .filter(line -> line.startsWith("data:"))
                .map(line -> line.substring("data:".length()))
                .map(WholeWayIT::parse)
                .toList();
    }

    private static JsonObject parse(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    @Test
    void answersASongWithAnother(Api api) {
        Answer first = api.submit(anOrder()).isOk();
        String answered = first.sessionId();
        Answer early = api.submit(anOrder().with("answers", answered)).is(400);
        assertThat(early.text()).contains("\"field\":\"answers\"");
        eventsOf(api.get("/api/submissions/" + answered + "/events"));
        assertThat(api.get("/?answer=" + answered).isOk().text()).contains("data-answers=\"" + answered + "\"");

        String id = api.submit(anOrder().withPetName("Bella").with("answers", answered))
                .isOk()
                .sessionId();
        assertThat(api.get("/result/" + answered).isOk().text()).doesNotContain("/result/" + id);
        eventsOf(api.get("/api/submissions/" + id + "/events"));

        assertThat(api.get("/result/" + id).isOk().text()).contains("href=\"/result/" + answered, "Toby sang first");
        assertThat(api.get("/result/" + answered).isOk().text()).contains("href=\"/result/" + id, "Bella answers");

        String third = api.submit(anOrder().withPetName("Luna").with("answers", id))
                .isOk()
                .sessionId();
        eventsOf(api.get("/api/submissions/" + third + "/events"));
        assertThat(api.get("/result/" + third).isOk().text()).containsSubsequence("Toby sang first", "Bella answered");
        api.delete(answered, first.field("delete_token")).is(204);
        assertThat(api.get("/result/" + id).isOk().text()).doesNotContain("/result/" + answered);
        api.submit(anOrder().with("answers", answered)).is(400);
        assertThat(api.get("/?answer=" + answered).isOk().text()).doesNotContain("data-answers");
    }

    @Test
    void leadsKnownBrowsersWithoutNewCookie(Api api) {
        Answer accepted = api.submit(anOrder().withCookie("cookie_of_before")).isOk();
        assertThat(accepted.json()).containsOnlyKeys("success", "session_id", "delete_token", "message");
    }

    @Test
    void keepsResultsBackUntilTheyAreThere(Api api) {
        String id = api.submit(anOrder()).sessionId();
        Answer early = api.results(id).is(400);
        assertThat(early.json()).containsOnlyKeys("success", "status", "message");
        assertThat(early.json().getBoolean("success")).isFalse();
        assertThat(early.field("status")).isIn("pending", "processing");
        assertThat(early.field("message")).isEqualTo("Your song is still being made. Please check back in a moment.");
        api.get("/storage/video/" + id + ".mp4").is(404);
    }

    @Test
    void knowsNoOtherSongs(Api api) {
        for (String id : List.of(UNKNOWN, "1", "..%2f..", "'%20or%201=1--", "x".repeat(300))) {
            api.status(id).is(404).hasJson(NOT_FOUND);
            api.progress(id).is(404).hasJson(NOT_FOUND);
            api.results(id).is(404).hasJson(NOT_FOUND);
            api.get("/api/submissions/" + id + "/events").is(404).hasJson(NOT_FOUND);
            api.retry(id, "cookie").is(404).hasJson(NOT_FOUND);
            api.delete(id, "token").is(404).hasJson(NOT_FOUND);
        }
    }
}
