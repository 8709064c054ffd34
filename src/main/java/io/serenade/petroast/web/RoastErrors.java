package io.serenade.petroast.web;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.petroast.RefusedRoastException;
import io.serenade.petroast.TranslateText.TranslationException;
import io.serenade.platform.web.problems.MicrositeResponses;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;

/** The errors whose bodies docs/pet-roast.md defines exactly: {@code detail} and nothing else. */
final class RoastErrors {
    private static final int RETRY_SECONDS = 60;

    private RoastErrors() {}

    static Response unknownJob() {
        return answer(404, "Job ID not found");
    }

    static Response stillProcessing(int retrySeconds) {
        return MicrositeResponses.json(409, body("Video still processing"))
                .header(HttpHeaders.RETRY_AFTER, retrySeconds)
                .build();
    }

    static Response answer(int status, String detail) {
        return MicrositeResponses.json(status, body(detail)).build();
    }

    private static JsonObjectBuilder body(String detail) {
        return JSON.createObjectBuilder().add("detail", detail);
    }

    static Response of(TranslationException failure) {
        return answer(502, "AI4Bharat translation failed: " + failure.getMessage());
    }

    /** What is wrong with the picture, for a person; 503 if detection is unavailable. */
    static Response of(RefusedRoastException refusal) {
        JsonObjectBuilder detail = JSON.createObjectBuilder()
                .add("error", refusal.reason().name().toLowerCase(Locale.ROOT))
                .add("message", refusal.getMessage())
                .add("suggestion", refusal.suggestion());
        JsonObjectBuilder body = JSON.createObjectBuilder().add("detail", detail);
        return switch (refusal.reason()) {
            case NO_PETS_DETECTED, IMAGE_UNREACHABLE, UNSUPPORTED_MEDIA ->
                MicrositeResponses.json(400, body).build();
            case DETECTOR_UNAVAILABLE ->
                MicrositeResponses.json(503, body)
                        .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                        .build();
        };
    }
}
