package io.serenade.sandbox;

import jakarta.json.Json;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** A call that a stand-in turns down; {@link RefusalMapper} answers it. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final Integer retryAfterSeconds;

    Refusal(int status, String detail) {
        this(status, detail, null);
    }

    private Refusal(int status, String detail, Integer retryAfterSeconds) {
        super(detail);
        this.status = status;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    static Refusal retryAfter(int status, String detail, int seconds) {
        return new Refusal(status, detail, seconds);
    }

    int status() {
        return status;
    }

    Optional<Integer> retryAfterSeconds() {
        return Optional.ofNullable(retryAfterSeconds);
    }

    /** The body shape of the real services: {@code {"detail": "…"}}. */
    static Response.ResponseBuilder answer(int status, String detail) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Json.createObjectBuilder().add("detail", detail).build().toString());
    }
}
