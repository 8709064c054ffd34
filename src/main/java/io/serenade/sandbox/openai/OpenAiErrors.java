package io.serenade.sandbox.openai;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.sandbox.tasks.StubRejection;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** The errors of OpenAI: {@code {"error": {"message", "type", "param", "code"}}}. */
final class OpenAiErrors {
    private static final String INVALID = "invalid_request_error";

    private OpenAiErrors() {}

    static StubRejection noKey() {
        return error(
                401, "You didn't provide an API key. Send it as Authorization: Bearer YOUR_KEY.", INVALID, null, null);
    }

    static StubRejection wrongKey() {
        return error(401, "Incorrect API key provided.", INVALID, null, "invalid_api_key");
    }

    static StubRejection unknownModel(String model) {
        return error(
                404,
                "The model `" + model + "` does not exist or you do not have access to it.",
                INVALID,
                null,
                "model_not_found");
    }

    static StubRejection retiredModel(String model) {
        return error(404, "The model `" + model + "` has been deprecated.", INVALID, null, "model_not_found");
    }

    static StubRejection invalid(String message, String param) {
        return error(400, message, INVALID, param, null);
    }

    static StubRejection invalid(String message, String param, String code) {
        return error(400, message, INVALID, param, code);
    }

    static StubRejection tooLarge() {
        return error(413, "Maximum content size limit (26214400) exceeded", INVALID, null, null);
    }

    static StubRejection rateLimit(int retryAfterSeconds) {
        return StubRejection.retryAfter(
                429,
                body("Rate limit reached. Please try again later.", "requests", null, "rate_limit_exceeded"),
                retryAfterSeconds);
    }

    /** Trying again is useless, although the status is the same as for too many requests. */
    static StubRejection noMoney() {
        return error(
                429,
                "You exceeded your current quota, please check your plan and billing details.",
                "insufficient_quota",
                null,
                "insufficient_quota");
    }

    static StubRejection brokeDown() {
        return error(500, "The server had an error while processing your request.", "server_error", null, null);
    }

    private static StubRejection error(int status, String message, String type, String param, String code) {
        return new StubRejection(status, body(message, type, param, code));
    }

    private static JsonObject body(String message, String type, String param, String code) {
        return JSON.createObjectBuilder()
                .add(
                        "error",
                        JSON.createObjectBuilder()
                                .add("message", message)
                                .add("type", type)
                                .add("param", param == null ? JsonValue.NULL : JSON.createValue(param))
                                .add("code", code == null ? JsonValue.NULL : JSON.createValue(code)))
                .build();
    }
}
