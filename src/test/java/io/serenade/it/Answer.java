package io.serenade.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the server said, with the claims that tests make about it. */
final class Answer {
    private final HttpResponse<byte[]> response;

    Answer(HttpResponse<byte[]> response) {
        this.response = response;
    }

    int status() {
        return response.statusCode();
    }

    HttpHeaders headers() {
        return response.headers();
    }

    /** The header's value; empty text where it is missing. */
    String header(String name) {
        return headers().firstValue(name).orElse("");
    }

    byte[] bytes() {
        return response.body();
    }

    String text() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    JsonObject json() {
        try (JsonReader reader = Json.createReader(new StringReader(text()))) {
            return reader.readObject();
        }
    }

    /** The text of a field; empty where it is missing. */
    String field(String name) {
        return json().getString(name, "");
    }

    String sessionId() {
        return isOk().field("session_id");
    }

    /** The names of the fields that were refused, in the order given. */
    List<String> refusedFields() {
        return json().getJsonArray("fields").getValuesAs(JsonObject.class).stream()
                .map(field -> field.getString("field"))
                .toList();
    }

    Answer isOk() {
        return is(200);
    }

    Answer is(int status) {
        assertThat(status()).as("%s", text()).isEqualTo(status);
        return this;
    }

    /** Has exactly the shape of the love song's failures, and a sentence for a person. */
    Answer isFailure(int status, String error) {
        is(status);
        assertThat(header("Content-Type")).startsWith("application/json");
        assertThat(json().getBoolean("success")).isFalse();
        assertThat(field("error")).isEqualTo(error);
        assertThat(json().get("message")).isInstanceOf(JsonString.class);
        assertThat(field("message")).isNotBlank();
        return this;
    }

    /** Is told as problem details (RFC 9457), with a sentence for a person. */
    Answer isProblem(int status, String code) {
        is(status);
        hasHeader("Content-Type", "application/problem+json");
        assertThat(json()).containsKeys("type", "title", "status", "code", "detail", "instance");
        assertThat(json().getInt("status")).isEqualTo(status);
        assertThat(field("code")).isEqualTo(code);
        assertThat(field("title")).isNotBlank();
        assertThat(field("detail")).isNotBlank();
        return this;
    }

    Answer refuses(String... fields) {
        isFailure(400, "validation_failed");
        assertThat(refusedFields()).containsExactly(fields);
        return this;
    }

    Answer refusesPhoto() {
        isFailure(400, "Invalid image format");
        assertThat(refusedFields()).containsExactly("photo");
        return this;
    }

    Answer hasJson(String expected) {
        try (JsonReader reader = Json.createReader(new StringReader(expected))) {
            assertThat(json()).isEqualTo(reader.readObject());
        }
        return this;
    }

    Answer hasHeader(String name, String value) {
        assertThat(headers().allValues(name)).containsExactly(value);
        return this;
    }
}
