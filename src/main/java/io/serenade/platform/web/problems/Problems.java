package io.serenade.platform.web.problems;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.platform.limits.Limits.Verdict;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.time.Duration;
import java.util.List;

/**
 * Builds failures as problem details (RFC 9457), the form of every API but the love song's. {@link ProblemInstance} adds
 * the member {@code instance}.
 */
public final class Problems {
    public static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

    private Problems() {}

    /** A field that was refused, and what is expected of it; nested fields as {@code parameters.width}. */
    public record FieldError(String field, String message) {}

    /** @param detail one sentence about this request that says how to fix it */
    public static Response of(ProblemType type, String detail) {
        return answer(type, body(type, detail)).build();
    }

    /** The members that every problem has, for more to be added. */
    public static JsonObjectBuilder body(ProblemType type, String detail) {
        return JSON.createObjectBuilder()
                .add("type", type.address())
                .add("title", type.title())
                .add("status", type.status())
                .add("code", type.code())
                .add("detail", detail);
    }

    public static ResponseBuilder answer(ProblemType type, JsonObjectBuilder body) {
        return Response.status(type.status())
                .type(MEDIA_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(body.build());
    }

    /** A problem that also names the address it is about. */
    static JsonObject about(JsonObject problem, String path) {
        return JSON.createObjectBuilder(problem).add("instance", path).build();
    }

    public static Response notFound(String detail) {
        return of(ProblemType.NOT_FOUND, detail);
    }

    /** @param errors all refused fields, at least one; the first one's message is the detail */
    public static Response invalid(List<FieldError> errors) {
        JsonArrayBuilder list = JSON.createArrayBuilder();
        errors.forEach(error ->
                list.add(JSON.createObjectBuilder().add("field", error.field()).add("message", error.message())));
        return answer(
                        ProblemType.VALIDATION_FAILED,
                        body(ProblemType.VALIDATION_FAILED, errors.get(0).message())
                                .add("errors", list))
                .build();
    }

    /** @param challenge what {@code WWW-Authenticate} asks for, such as {@code Bearer realm="Serenade"} */
    public static Response unauthorized(String challenge, String detail) {
        return answer(ProblemType.UNAUTHORIZED, body(ProblemType.UNAUTHORIZED, detail))
                .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
                .build();
    }

    /** A limit is used up, reported with the headers of {@link RateLimitHeaders} (draft RateLimit header fields). */
    public static Response quotaExceeded(String policy, Duration window, Verdict verdict) {
        String advice = verdict.resetsIn().isZero()
                ? "It does not come back."
                : "Please try again in " + MicrositeResponses.seconds(verdict.resetsIn()) + " seconds.";
        String detail = "The limit \"" + policy + "\" of " + verdict.limit() + " is used up. " + advice;
        JsonObjectBuilder body = body(ProblemType.QUOTA_EXCEEDED, detail)
                .add("violated-policies", JSON.createArrayBuilder().add(policy));
        return RateLimitHeaders.refuse(answer(ProblemType.QUOTA_EXCEEDED, body), policy, window, verdict)
                .build();
    }
}
