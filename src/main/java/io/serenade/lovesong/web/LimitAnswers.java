package io.serenade.lovesong.web;

import io.serenade.lovesong.LimitException;
import io.serenade.lovesong.Submissions;
import io.serenade.platform.limits.Limits.Verdict;
import io.serenade.platform.web.problems.MicrositeResponses;
import io.serenade.platform.web.problems.RateLimitHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;

/** Answers about used-up limits, and headers about what is left of them. */
final class LimitAnswers {
    private LimitAnswers() {}

    static Response refused(LimitException e) {
        Verdict verdict = e.verdict();
        return switch (e.kind()) {
            case COOKIE ->
                MicrositeResponses.json(
                                429,
                                MicrositeResponses.failureBody(
                                                "rate_limit_exceeded",
                                                "You have reached the maximum number of submissions. Please check back later.")
                                        .add("attempts_used", verdict.used())
                                        .add("max_attempts", verdict.limit()))
                        .build();
            case ADDRESS -> tooManyRequests("submissions", verdict);
        };
    }

    static Response tooManyRequests(String policy, Verdict verdict) {
        long minutes = (MicrositeResponses.seconds(verdict.resetsIn()) + 59) / 60;
        String message = "Too many requests from here. Please try again in " + minutes
                + (minutes == 1 ? " minute." : " minutes.");
        ResponseBuilder answer =
                MicrositeResponses.json(429, MicrositeResponses.failureBody("too_many_requests", message));
        return RateLimitHeaders.refuse(answer, policy, Submissions.HOUR, verdict)
                .build();
    }

    static ResponseBuilder withHeaders(ResponseBuilder answer, String policy, Verdict verdict) {
        return RateLimitHeaders.add(answer, policy, Submissions.HOUR, verdict);
    }
}
