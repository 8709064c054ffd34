package io.serenade.sandbox.replicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serenade.sandbox.tasks.CallbackEvent;
import io.serenade.sandbox.tasks.StubRejection;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicateRequestTest {

    @Test
    void readsWhatAClientSends() {
        ReplicateRequest request = ReplicateRequest.parse("""
                {"version": "stability-ai/sdxl:1", "input": {"prompt": "a cat"}, "webhook": "https://example.com/hook?a=1",
                 "webhook_events_filter": ["start"], "stream": false}""", true);

        assertThat(request.version()).contains("stability-ai/sdxl:1");
        assertThat(request.input().getString("prompt")).isEqualTo("a cat");
        assertThat(request.webhook()).contains(URI.create("https://example.com/hook?a=1"));
        assertThat(request.wants(CallbackEvent.START)).isTrue();
        assertThat(request.wants(CallbackEvent.COMPLETED)).isFalse();
    }

    @Test
    void tellsTheEndOnlyWhereNoEventsAreNamed() {
        ReplicateRequest request = ReplicateRequest.parse("{\"input\":{}}", false);

        assertThat(request.wants(CallbackEvent.START)).isFalse();
        assertThat(request.wants(CallbackEvent.COMPLETED)).isTrue();
    }

    @Test
    void namesEveryWrongFieldAsTheRealServiceDoes() {
        StubRejection refusal = refusalOf("{\"version\":\"x\",\"inptu\":{}}");

        assertThat(refusal.status()).isEqualTo(422);
        assertThat(json(refusal)).isEqualTo(json("""
                {"title": "Input validation failed",
                 "detail": "- input is required\\n- Additional property inptu is not allowed\\n",
                 "status": 422,
                 "invalid_fields": [
                   {"type": "required", "field": "", "description": "input is required"},
                   {"type": "additional_property_not_allowed", "field": "",
                    "description": "Additional property inptu is not allowed"}]}"""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"input\":{}}",
                "{\"version\":\"x\",\"input\":[]}",
                "{\"version\":1,\"input\":{}}",
                "{\"version\":\"x\",\"input\":{},\"webhook\":\"ftp://example.com\"}",
                "{\"version\":\"x\",\"input\":{},\"webhook\":\"not an address\"}",
                "{\"version\":\"x\",\"input\":{},\"webhook_events_filter\":[\"end\"]}"
            })
    void refusesWhatTheRealServiceRefuses(String body) {
        assertThat(refusalOf(body).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "\"text\""})
    void refusesWhatIsNoObject(String body) {
        assertThat(refusalOf(body).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"30,30", "30s,30", "5m,300", "1h30m45s,5445", "2h,7200", "90,90"})
    void understandsDeadlines(String header, long seconds) {
        assertThat(CancelAfter.parse(header)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4s", "soon", "-5", "5m1h", "s"})
    void refusesDeadlinesThatAreNone(String header) {
        assertThatThrownBy(() -> CancelAfter.parse(header))
                .isInstanceOfSatisfying(StubRejection.class, refusal -> assertThat(refusal.status())
                        .isEqualTo(422));
    }

    @ParameterizedTest
    @CsvSource({"wait,60", "wait=5,5", "wait=99,60", "wait=0,0", "respond-async,0", "'',0"})
    void waitsAsLongAsAsked(String header, long seconds) {
        assertThat(PreferWait.parse(header)).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(PreferWait.parse(null)).isZero();
    }

    @Test
    void findsAPlaceInAListAgain() {
        assertThat(PageCursor.decode(PageCursor.encode(200))).isEqualTo(200);
        assertThat(PageCursor.decode(null)).isZero();
        assertThatThrownBy(() -> PageCursor.decode("?")).isInstanceOf(StubRejection.class);
        assertThatThrownBy(() -> PageCursor.decode("abcd")).isInstanceOf(StubRejection.class);
    }

    private static StubRejection refusalOf(String body) {
        try {
            ReplicateRequest.parse(body, true);
        } catch (StubRejection refusal) {
            return refusal;
        }
        throw new AssertionError(body + " was not refused");
    }

    private static JsonObject json(StubRejection refusal) {
        return json(refusal.body());
    }

    static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
