package io.serenade.platform.web.problems;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.platform.web.routes.ErrorFormat;
import io.serenade.platform.web.routes.ErrorFormat.Form;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.UUID;

/**
 * Failures in the form that the resource declares (see {@link ErrorFormat}). Codes and sentences are the same in both
 * forms.
 */
public final class ErrorResponses {
    private static final int RETRY_SECONDS = 5;

    private final Form form;

    private ErrorResponses(Form form) {
        this.form = form;
    }

    public static ErrorResponses in(Form form) {
        return new ErrorResponses(form);
    }

    public ResponseBuilder of(ProblemType type, String message) {
        ResponseBuilder answer =
                switch (form) {
                    case PROBLEM_DETAILS -> Problems.answer(type, Problems.body(type, message));
                    case MICROSITE -> MicrositeResponses.json(type.status(), specified(type, message));
                };
        return type == ProblemType.SERVICE_UNAVAILABLE ? answer.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS) : answer;
    }

    /** The love song's API has no separate code for unreadable JSON: it is a validation failure without fields. */
    private static JsonObjectBuilder specified(ProblemType type, String message) {
        return type == ProblemType.MALFORMED_JSON
                ? MicrositeResponses.failureBody("validation_failed", message).add("fields", JSON.createArrayBuilder())
                : MicrositeResponses.failureBody(type.code(), message);
    }

    /** What the framework or the server refused, with our own sentence if there is one for the status. */
    ResponseBuilder refused(int status, String reason) {
        return switch (status) {
            case 400 ->
                of(ProblemType.BAD_REQUEST, "The request cannot be understood. Please check its address and headers.");
            case 401 -> of(ProblemType.UNAUTHORIZED, "Please sign in, or show a valid key.");
            case 403 -> of(ProblemType.FORBIDDEN, "This is not allowed, or it was sent from another site.");
            case 404 -> of(ProblemType.NOT_FOUND, "There is nothing at this address.");
            case 405 -> of(ProblemType.METHOD_NOT_ALLOWED, "This address does not take this method.");
            case 406 -> of(ProblemType.NOT_ACCEPTABLE, "This address cannot answer in the asked form.");
            case 413 -> of(ProblemType.PAYLOAD_TOO_LARGE, "The request is larger than anything that is taken here.");
            case 415 -> of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Please send application/json.");
            case 500 -> of(ProblemType.SERVER_ERROR, "Something went wrong. Please try again.");
            case 503 -> unavailable();
            default -> ofStatus(status, reason);
        };
    }

    private ResponseBuilder ofStatus(int status, String reason) {
        return switch (form) {
            case PROBLEM_DETAILS ->
                MicrositeResponses.json(
                                status,
                                JSON.createObjectBuilder()
                                        .add("type", "about:blank")
                                        .add("title", reason)
                                        .add("status", status)
                                        .add("code", "refused")
                                        .add("detail", reason))
                        .type(Problems.MEDIA_TYPE);
            case MICROSITE -> MicrositeResponses.json(status, MicrositeResponses.failureBody("refused", reason));
        };
    }

    ResponseBuilder unavailable() {
        return of(ProblemType.SERVICE_UNAVAILABLE, "Service temporarily unavailable");
    }

    ResponseBuilder broken(UUID trace) {
        String message = "Something went wrong. Please try again.";
        return switch (form) {
            case PROBLEM_DETAILS ->
                Problems.answer(
                        ProblemType.SERVER_ERROR,
                        Problems.body(ProblemType.SERVER_ERROR, message).add("trace_id", trace.toString()));
            case MICROSITE ->
                MicrositeResponses.json(
                        500, specified(ProblemType.SERVER_ERROR, message).add("trace_id", trace.toString()));
        };
    }
}
