package io.serenade.sandbox.revid;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.sandbox.tasks.StubRejection;
import jakarta.json.JsonObject;

/** The bodies of Revid's refusals. */
final class RevidErrors {
    private static final int RETRY_SECONDS = 5;

    private RevidErrors() {}

    static JsonObject body(String error) {
        return JSON.createObjectBuilder().add("success", 0).add("error", error).build();
    }

    static StubRejection invalid(String error) {
        return new StubRejection(422, body(error));
    }

    static StubRejection unknownPid() {
        return new StubRejection(404, body("Unknown pid"));
    }

    static StubRejection noCredits() {
        return new StubRejection(402, body("insufficient_credits: buy a credit pack or upgrade your plan"));
    }

    static StubRejection busy() {
        return StubRejection.retryAfter(429, body("Too many requests, please slow down"), RETRY_SECONDS);
    }

    static StubRejection brokenDown() {
        return new StubRejection(500, body("Internal error"));
    }
}
