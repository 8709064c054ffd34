package io.serenade.sandbox.anthropic;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.sandbox.tasks.StubRejection;
import jakarta.json.JsonObject;

/** The errors of Anthropic: {@code {"type": "error", "error": {"type", "message"}, "request_id"}}. */
final class AnthropicErrors {
    private static final int OVERLOADED = 529;

    private AnthropicErrors() {}

    static StubRejection noKey() {
        return new StubRejection(401, body("authentication_error", "x-api-key header is required"));
    }

    static StubRejection wrongKey() {
        return new StubRejection(401, body("authentication_error", "invalid x-api-key"));
    }

    static StubRejection invalid(String message) {
        return new StubRejection(400, body("invalid_request_error", message));
    }

    static StubRejection unknownModel(String model) {
        return new StubRejection(404, body("not_found_error", "model: " + model));
    }

    static StubRejection rateLimit(int seconds) {
        return StubRejection.retryAfter(
                429, body("rate_limit_error", "This request would exceed your organization's rate limit."), seconds);
    }

    static StubRejection overloaded() {
        return new StubRejection(OVERLOADED, body("overloaded_error", "Overloaded"));
    }

    static StubRejection noMoney() {
        return invalid("Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing.");
    }

    static StubRejection brokeDown() {
        return new StubRejection(500, body("api_error", "Internal server error"));
    }

    private static JsonObject body(String type, String message) {
        return JSON.createObjectBuilder()
                .add("type", "error")
                .add("error", JSON.createObjectBuilder().add("type", type).add("message", message))
                .add("request_id", "req_sandbox")
                .build();
    }
}
