package io.serenade.platform.web;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;

/**
 * Failures in the form that the address called promises: problem details below {@code /api/v1} and for API keys, the shape
 * of the love song's API elsewhere. Codes and sentences are the same in both.
 */
final class ErrorResponses {
    private final boolean problems;

    private ErrorResponses(boolean problems) {
        this.problems = problems;
    }

    static ErrorResponses at(UriInfo called) {
        return at(called.getRequestUri().getPath());
    }

    static ErrorResponses at(String path) {
        return new ErrorResponses(Paths.isBelow(Paths.VERSIONED, path) || Paths.isBelow(Paths.KEYS, path));
    }

    ResponseBuilder of(ProblemType type, String message) {
        return problems
                ? Problems.answer(type, Problems.body(type, message))
                : MicrositeResponses.json(type.status(), specified(type, message));
    }

    /** The love song's API has no word of its own for JSON that cannot be read: no field is right then. */
    private static JsonObjectBuilder specified(ProblemType type, String message) {
        return type == ProblemType.MALFORMED_JSON
                ? MicrositeResponses.failureBody("validation_failed", message).add("fields", Json.createArrayBuilder())
                : MicrositeResponses.failureBody(type.code(), message);
    }

    /** What the framework refused with a status that has no type here. */
    ResponseBuilder ofStatus(int status, String reason) {
        JsonObjectBuilder problem = Json.createObjectBuilder()
                .add("type", "about:blank")
                .add("title", reason)
                .add("status", status)
                .add("code", "refused")
                .add("detail", reason);
        return problems
                ? MicrositeResponses.json(status, problem).type(Problems.MEDIA_TYPE)
                : MicrositeResponses.json(status, MicrositeResponses.failureBody("refused", reason));
    }

    ResponseBuilder unavailable() {
        return of(ProblemType.SERVICE_UNAVAILABLE, "Service temporarily unavailable")
                .header(HttpHeaders.RETRY_AFTER, 5);
    }

    ResponseBuilder broken(UUID trace) {
        String message = "Something went wrong. Please try again.";
        return problems
                ? Problems.answer(
                        ProblemType.SERVER_ERROR,
                        Problems.body(ProblemType.SERVER_ERROR, message).add("trace_id", trace.toString()))
                : MicrositeResponses.json(
                        500, specified(ProblemType.SERVER_ERROR, message).add("trace_id", trace.toString()));
    }
}
