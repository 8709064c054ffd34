package io.serenade.sandbox.elevenlabs;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.sandbox.tasks.StubRejection;

/** The errors of ElevenLabs in their two forms: a status and a message, or a list of fields. */
final class ElevenLabsErrors {
    private ElevenLabsErrors() {}

    static StubRejection noKey() {
        return detail(
                401,
                "needs_authorization",
                "Neither authorization header nor xi-api-key received, please provide one.");
    }

    static StubRejection wrongKey() {
        return detail(401, "invalid_api_key", "Invalid API key");
    }

    static StubRejection malformedVoice(String voiceId) {
        return detail(400, "invalid_uid", "An invalid ID has been received: '" + voiceId + "'.");
    }

    static StubRejection unknownVoice(String voiceId) {
        return detail(404, "voice_not_found", "A voice with the voice_id " + voiceId + " was not found.");
    }

    static StubRejection unknownItem() {
        return detail(404, "history_item_not_found", "A history item with this ID was not found.");
    }

    /** The account has too many requests under way; one of them has to end first. */
    static StubRejection allPlacesTaken() {
        return detail(
                429,
                "too_many_concurrent_requests",
                "Too many concurrent requests. Your current subscription is associated with a maximum of 3.");
    }

    /** The service is overloaded for all callers. */
    static StubRejection busy() {
        return detail(429, "system_busy", "The system is experiencing heavy traffic, please try again later.");
    }

    static StubRejection wrongField(String place, String field, String message, String type) {
        return new StubRejection(
                422,
                JSON.createObjectBuilder()
                        .add(
                                "detail",
                                JSON.createArrayBuilder()
                                        .add(JSON.createObjectBuilder()
                                                .add(
                                                        "loc",
                                                        JSON.createArrayBuilder()
                                                                .add(place)
                                                                .add(field))
                                                .add("msg", message)
                                                .add("type", type)))
                        .build());
    }

    private static StubRejection detail(int status, String word, String message) {
        return new StubRejection(
                status,
                JSON.createObjectBuilder()
                        .add(
                                "detail",
                                JSON.createObjectBuilder().add("status", word).add("message", message))
                        .build());
    }
}
