package io.serenade.sandbox.replicate;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.sandbox.tasks.StubRejection;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;

/** The bodies of Replicate's error answers. */
final class ReplicateErrors {
    private static final int RETRY_AFTER_SECONDS = 5;

    private ReplicateErrors() {}

    static JsonObject missingToken() {
        return problem("Unauthenticated", "You did not pass an authentication token", 401);
    }

    static JsonObject invalidToken() {
        return problem("Unauthenticated", "You did not pass a valid authentication token", 401);
    }

    static StubRejection notFound() {
        return new StubRejection(
                404,
                JSON.createObjectBuilder()
                        .add("detail", "The requested resource could not be found.")
                        .add("status", 404)
                        .build());
    }

    static StubRejection unknownVersion() {
        return new StubRejection(
                422,
                problem(
                        "Invalid version or not permitted",
                        "The specified version does not exist (or perhaps you don't have permission to use it?)",
                        422));
    }

    static StubRejection invalid(List<InvalidField> fields) {
        JsonArrayBuilder all = JSON.createArrayBuilder();
        fields.forEach(field -> all.add(field.toJson()));
        String detail = fields.stream().map(InvalidField::line).collect(Collectors.joining());
        return new StubRejection(
                422,
                JSON.createObjectBuilder(problem("Input validation failed", detail, 422))
                        .add("invalid_fields", all)
                        .build());
    }

    static StubRejection unreadable(String why) {
        return new StubRejection(400, problem("Bad request", "The request body is not valid JSON: " + why, 400));
    }

    /** The real service calls any address; its stand-in must not send requests into other people's networks. */
    static StubRejection foreignWebhook() {
        return invalid(List.of(
                new InvalidField("format", "webhook", "The sandbox calls no address but this installation's own")));
    }

    static StubRejection noCredit() {
        return new StubRejection(
                402, problem("Insufficient credit", "You have insufficient credit to run this model.", 402));
    }

    static StubRejection throttled() {
        return StubRejection.retryAfter(
                429,
                "Request was throttled. Your rate limit resets in ~" + RETRY_AFTER_SECONDS + "s.",
                RETRY_AFTER_SECONDS);
    }

    static StubRejection brokenDown() {
        return new StubRejection(500, problem("Internal server error", "An unexpected error occurred.", 500));
    }

    private static JsonObject problem(String title, String detail, int status) {
        return JSON.createObjectBuilder()
                .add("title", title)
                .add("detail", detail)
                .add("status", status)
                .build();
    }
}
