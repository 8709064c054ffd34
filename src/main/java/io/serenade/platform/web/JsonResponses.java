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
 * Answers that are records. Their components are told in snake_case, with null for what is not there, in the order that
 * {@code @JsonbPropertyOrder} states; {@code @JsonbNillable(false)} leaves out what is not there. The records must be public,
 * also where they are nested.
 */
public final class JsonResponses {
    /** Made once: it remembers how each type is written. */
    private static final Jsonb JSON = JsonbBuilder.create(new JsonbConfig()
            .withNullValues(true)
            .withPropertyNamingStrategy(PropertyNamingStrategy.LOWER_CASE_WITH_UNDERSCORES));

    private JsonResponses() {}

    /** An answer that nobody may keep. */
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
