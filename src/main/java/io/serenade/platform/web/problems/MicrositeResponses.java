package io.serenade.platform.web.problems;

import static io.serenade.platform.SharedJson.JSON;

import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/** Builds the JSON bodies of the love song's failures. */
public final class MicrositeResponses {
    private MicrositeResponses() {}

    /** {@code {"success":false,"error":…,"message":…}} */
    public static Response failure(int status, String error, String message) {
        return json(status, failureBody(error, message)).build();
    }

    public static JsonObjectBuilder failureBody(String error, String message) {
        return JSON.createObjectBuilder()
                .add("success", false)
                .add("error", error)
                .add("message", message);
    }

    public static Response.ResponseBuilder json(int status, JsonObjectBuilder body) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(body.build());
    }

    public static Response unavailable() {
        return json(503, failureBody("service_unavailable", "Service temporarily unavailable"))
                .header(HttpHeaders.RETRY_AFTER, 5)
                .build();
    }

    /** Whole seconds, rounded up, at least one. */
    public static long seconds(Duration duration) {
        return Math.max(1, (duration.toMillis() + 999) / 1000);
    }
}
