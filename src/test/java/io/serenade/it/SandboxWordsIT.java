package io.serenade.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The stand-ins for OpenAI and Anthropic on the running server. */
@ExtendWith(RunningServer.class)
class SandboxWordsIT {
    private static final String CHAT = "/sandbox/openai/v1/chat/completions";
    private static final String MESSAGES = "/sandbox/anthropic/v1/messages";
    private static final String SCHEMA =
            "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}},\"required\":[\"a\"],"
                    + "\"additionalProperties\":false}";

    @Test
    void writesWhatIsAskedFor(Api api) {
        JsonObject chat = chat(api, "A fox").isOk().json();
        assertThat(chat.getJsonArray("choices").getJsonObject(0).getString("finish_reason"))
                .isEqualTo("stop");

        JsonObject message = message(api, "A fox").isOk().json();
        assertThat(message.getString("stop_reason")).isEqualTo("end_turn");
    }

    @Test
    void refusesAsTheRealServicesDo(Api api) {
        assertThat(api.post(CHAT, "{}").is(401).text()).contains("didn't provide an API key");
        assertThat(api.post(CHAT, "{}", "Authorization", "Bearer guessed")
                        .is(401)
                        .text())
                .contains("invalid_api_key");
        assertThat(api.post(MESSAGES, "{}", "x-api-key", "guessed").is(401).text())
                .contains("authentication_error");
        assertThat(chat(api, "Simulate Broke").is(429).text()).contains("insufficient_quota");
        assertThat(message(api, "Simulate Broke").is(400).text()).contains("credit balance");
        assertThat(message(api, "Simulate Error").is(500).text()).contains("api_error");
        chat(api, "Simulate Page").isOk().hasHeader("Content-Type", "text/html;charset=UTF-8");
    }

    @Test
    void turnsAwayTwiceAndThenWrites(Api api) {
        for (int i = 0; i < 2; i++) {
            assertThat(chat(api, "Simulate Busy").is(429).text()).contains("rate_limit_exceeded");
            assertThat(message(api, "Simulate Busy").is(529).text()).contains("overloaded_error");
        }
        chat(api, "Simulate Busy").isOk();
        message(api, "Simulate Busy").isOk();
    }

    @Test
    void takesNothingButSound(Api api) {
        String boundary = "b0undary";
        String form = "--" + boundary
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.flac\"\r\n\r\nno sound\r\n--"
                + boundary + "\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\nwhisper-1\r\n--"
                + boundary + "--\r\n";

        assertThat(api.postAs(
                                "multipart/form-data; boundary=" + boundary,
                                "/sandbox/openai/v1/audio/transcriptions",
                                form,
                                "Authorization",
                                "Bearer " + key(api))
                        .is(400)
                        .text())
                .contains("Invalid file format");
    }

    @Test
    void listsModelsWithTheirLastDay(Api api) {
        assertThat(api.get("/sandbox/openai/v1/models/gpt-4o", "Authorization", "Bearer " + key(api))
                        .isOk()
                        .field("shutdown_date"))
                .isEqualTo("2027-01-14");
    }

    private static Answer chat(Api api, String task) {
        return api.post(
                CHAT,
                "{\"model\":\"gpt-4o\",\"messages\":[{\"role\":\"user\",\"content\":\"" + task
                        + "\"}],\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"n\","
                        + "\"strict\":true,\"schema\":" + SCHEMA + "}}}",
                "Authorization",
                "Bearer " + key(api));
    }

    private static Answer message(Api api, String task) {
        return api.post(
                MESSAGES,
                "{\"model\":\"claude-sonnet-4-6\",\"max_tokens\":500,\"messages\":[{\"role\":\"user\",\"content\":\""
                        + task + "\"}],\"output_config\":{\"format\":{\"type\":\"json_schema\",\"schema\":" + SCHEMA
                        + "}}}",
                "x-api-key",
                key(api),
                "anthropic-version",
                "2023-06-01");
    }

    private static String key(Api api) {
        return api.getAsOperator("/sandbox/key", RunningServer.PASSWORD).isOk().field("key");
    }
}
