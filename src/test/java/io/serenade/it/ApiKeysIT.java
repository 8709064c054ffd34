package io.serenade.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The operator makes, lists and revokes keys; everything that goes wrong is told as problem details. */
@ExtendWith(RunningServer.class)
class ApiKeysIT {
    private static final String KEYS = "/api/admin/api-keys";
    private static final String[] OPERATOR = {
        "Authorization",
        "Basic "
                + Base64.getEncoder()
                        .encodeToString(("admin:" + RunningServer.PASSWORD).getBytes(StandardCharsets.UTF_8))
    };

    @Test
    void showsAKeyOnceWhenItIsMade(Api api, Records records) {
        Answer made = make(api, "{\"name\":\"Shop\",\"limit_per_hour\":50}").is(201);
        assertThat(made.json())
                .containsOnlyKeys(
                        "id", "name", "prefix", "limit_per_hour", "created_at", "last_used_at", "revoked_at", "key");
        String key = made.field("key");
        assertThat(key).matches("sk_[A-Za-z0-9_-]{43}").startsWith(made.field("prefix"));
        made.hasHeader("Cache-Control", "no-store");

        JsonObject listed = listed(api, made.field("id"));
        assertThat(listed).doesNotContainKey("key");
        assertThat(listed.getInt("limit_per_hour")).isEqualTo(50);
        assertThat(listed.get("revoked_at")).isEqualTo(JsonValue.NULL);
        assertThat(api.get(KEYS, OPERATOR).text()).doesNotContain(key);
        assertThat(records.find("select k::text from api_keys k where id = ?", made.field("id"))
                        .orElseThrow())
                .doesNotContain(key.substring(10));
    }

    @Test
    void revokesAKey(Api api) {
        String id = make(api, "{\"name\":\"Shop\"}").is(201).field("id");
        revoke(api, id).is(204);
        assertThat(listed(api, id).get("revoked_at")).isInstanceOf(JsonString.class);
        revoke(api, id).is(204);
        revoke(api, "%00").isProblem(404, "not_found");
    }

    @Test
    void isForTheOperatorOnly(Api api) {
        for (Answer answer : List.of(
                api.get(KEYS),
                api.post(KEYS, "{\"name\":\"Shop\"}"),
                api.send("DELETE", KEYS + "/abcdefghijklmnopqrstuvwx", BodyPublishers.noBody()),
                api.get(KEYS, "Authorization", "Bearer sk_x"))) {
            answer.isProblem(401, "unauthorized");
            assertThat(answer.header("WWW-Authenticate")).startsWith("Basic realm=");
        }
    }

    @Test
    void namesEveryWrongField(Api api) {
        Answer refused = make(api, "{\"limit_per_hour\":0}").isProblem(422, "validation_failed");
        assertThat(refused.json().getJsonArray("errors").getValuesAs(JsonObject.class))
                .extracting(error -> error.getString("field"))
                .containsExactly("name", "limit_per_hour");
        assertThat(refused.field("instance")).isEqualTo(KEYS);
        assertThat(refused.field("type")).isEqualTo("/problems/validation-failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "7", "{\"name\":}", "\u0000"})
    void refusesWhatIsNoJsonObject(String body, Api api) {
        make(api, body).isProblem(400, "malformed_json");
    }

    @Test
    void tellsEveryRefusalAsProblemDetails(Api api) {
        make(api, "{\"name\":\"" + "x".repeat(5_000) + "\"}").isProblem(413, "payload_too_large");
        revoke(api, "abcdefghijklmnopqrstuvwx").isProblem(404, "not_found");
        Answer wrongMethod = api.send("PATCH", KEYS, BodyPublishers.noBody(), OPERATOR);
        assertThat(wrongMethod.isProblem(405, "method_not_allowed").header("Allow"))
                .contains("GET", "POST");
        api.get(KEYS, OPERATOR[0], OPERATOR[1], "Accept", "text/csv").isProblem(406, "not_acceptable");
        api.postAs("text/plain", KEYS, "{\"name\":\"Shop\"}", OPERATOR).isProblem(415, "unsupported_media_type");
        assertThat(api.get("/api/v1/nothing-here?a=b")
                        .isProblem(404, "not_found")
                        .field("instance"))
                .isEqualTo("/api/v1/nothing-here");
    }

    @Test
    void leavesTheLoveSongsFailuresAsSpecified(Api api) {
        api.get("/api/v1x").isFailure(404, "not_found");
        api.get("/api/admin/nothing-here").isFailure(404, "not_found");
        api.post("/api/submissions", "{").refuses();
    }

    private static Answer make(Api api, String order) {
        return api.post(KEYS, order, OPERATOR);
    }

    private static Answer revoke(Api api, String id) {
        return api.send("DELETE", KEYS + "/" + id, BodyPublishers.noBody(), OPERATOR);
    }

    private static JsonObject listed(Api api, String id) {
        return api.get(KEYS, OPERATOR).isOk().json().getJsonArray("keys").getValuesAs(JsonObject.class).stream()
                .filter(key -> key.getString("id").equals(id))
                .findFirst()
                .orElseThrow();
    }
}
