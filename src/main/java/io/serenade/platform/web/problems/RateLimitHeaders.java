package io.serenade.platform.web.problems;

import io.serenade.platform.limits.Limits.Verdict;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.time.Duration;

/** The headers that report limits and what is left of them (draft RateLimit header fields; structured fields). */
public final class RateLimitHeaders {
    private RateLimitHeaders() {}

    /** @param policy the limit's name, of letters, digits and hyphens */
    public static ResponseBuilder add(ResponseBuilder answer, String policy, Duration window, Verdict verdict) {
        String left = "\"" + policy + "\";r=" + verdict.remaining();
        return answer.header("RateLimit-Policy", "\"" + policy + "\";q=" + verdict.limit() + ";w=" + window.toSeconds())
                .header(
                        "RateLimit",
                        verdict.allowed() ? left : left + ";t=" + MicrositeResponses.seconds(verdict.resetsIn()));
    }

    /** As {@link #add}, with {@code Retry-After} unless the limit is a total, on the answer that refuses a call. */
    public static ResponseBuilder refuse(ResponseBuilder answer, String policy, Duration window, Verdict verdict) {
        ResponseBuilder told = add(answer, policy, window, verdict);
        return verdict.resetsIn().isZero()
                ? told
                : told.header(HttpHeaders.RETRY_AFTER, MicrositeResponses.seconds(verdict.resetsIn()));
    }
}
