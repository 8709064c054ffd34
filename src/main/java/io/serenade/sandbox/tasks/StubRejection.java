package io.serenade.sandbox.tasks;

import static io.serenade.platform.SharedJson.JSON;

import jakarta.json.JsonObject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** A call that a stand-in refuses; {@link StubRejectionMapper} answers it. */
public final class StubRejection extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String body;
    private final Integer retryAfterSeconds;

    /** A rejection with the body that most services use: {@code {"detail": "…"}}. */
    public StubRejection(int status, String detail) {
        this(status, detail, detailOnly(detail), null);
    }

    /** A rejection with a body in the service's own form. */
    public StubRejection(int status, JsonObject body) {
        this(status, body.getString("detail", ""), body, null);
    }

    private StubRejection(int status, String detail, JsonObject body, Integer retryAfterSeconds) {
        super(detail);
        this.status = status;
        this.body = body.toString();
        this.retryAfterSeconds = retryAfterSeconds;
    }

    public static StubRejection retryAfter(int status, String detail, int seconds) {
        return new StubRejection(status, detail, detailOnly(detail), seconds);
    }

    /** A rejection with {@code Retry-After} and a body in the service's own form. */
    public static StubRejection retryAfter(int status, JsonObject body, int seconds) {
        return new StubRejection(status, body.getString("detail", ""), body, seconds);
    }

    public int status() {
        return status;
    }

    public String body() {
        return body;
    }

    Optional<Integer> retryAfterSeconds() {
        return Optional.ofNullable(retryAfterSeconds);
    }

    public static Response.ResponseBuilder answer(int status, String detail) {
        return answerOf(status, detailOnly(detail).toString());
    }

    public static Response.ResponseBuilder answerOf(int status, String body) {
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body);
    }

    private static JsonObject detailOnly(String detail) {
        return JSON.createObjectBuilder().add("detail", detail).build();
    }
}
