package io.serenade.sandbox;

import jakarta.json.Json;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** A call that a stand-in turns down, with the body shape of the real services: {@code {"detail": "…"}}. */
final class Refusal extends WebApplicationException {
    private static final long serialVersionUID = 1L;

    Refusal(int status, String detail) {
        super(detail, answer(status, detail).build());
    }

    private Refusal(Response response, String detail) {
        super(detail, response);
    }

    static Refusal retryAfter(int status, String detail, int seconds) {
        return new Refusal(answer(status, detail).header("Retry-After", seconds).build(), detail);
    }

    static Response.ResponseBuilder answer(int status, String detail) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Json.createObjectBuilder().add("detail", detail).build().toString());
    }
}
