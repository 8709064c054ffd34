package io.serenade.platform.web;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.config.PropertyNamingStrategy;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;

/**
 * Answers that are records. Their components are written in snake_case, in the order of {@code @JsonbPropertyOrder},
 * with null for absent values; {@code @JsonbNillable(false)} omits absent values. The records must be public, even
 * nested ones.
 */
public final class JsonResponses {
    /** Created once, because it caches how each type is written. */
    private static final Jsonb JSON = JsonbBuilder.create(new JsonbConfig()
            .withNullValues(true)
            .withPropertyNamingStrategy(PropertyNamingStrategy.LOWER_CASE_WITH_UNDERSCORES));

    private JsonResponses() {}

    /** An answer that must not be cached. */
    public static ResponseBuilder of(int status, Object body) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(text(body));
    }

    public static String text(Object body) {
        return JSON.toJson(body);
    }
}
