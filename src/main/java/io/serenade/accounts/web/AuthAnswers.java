package io.serenade.accounts.web;

import io.serenade.accounts.AccessToken;
import io.serenade.accounts.AttemptLimits.Counted;
import io.serenade.accounts.AttemptLimits.Policy;
import io.serenade.accounts.AttemptLimits.TooManyAttemptsException;
import io.serenade.accounts.Sessions;
import io.serenade.accounts.SignIn.Begun;
import io.serenade.platform.web.JsonResponses;
import io.serenade.platform.web.problems.Problems;
import io.serenade.platform.web.problems.RateLimitHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.function.Supplier;

/** Answers to people who sign in, in the form that docs/accounts.md describes. */
@ApplicationScoped
public class AuthAnswers {
    private static final String BEARER = "bearer";

    @Inject
    Sessions sessions;

    /** A session. @param expiresIn seconds */
    @JsonbPropertyOrder({"accessToken", "tokenType", "expiresIn"})
    public record Token(String accessToken, String tokenType, long expiresIn) {}

    /** A confirmation that something was done. */
    public record Message(String message) {}

    /** A new session; a browser on one of our pages gets its cookie as well. */
    Response begun(Begun session, HttpServletRequest request) {
        Token token = new Token(session.token().reveal(), BEARER, AccessToken.VALID.toSeconds());
        ResponseBuilder answer = told(JsonResponses.of(200, token), session.counted());
        return sessions.isOfOurPages(request)
                ? answer.cookie(sessions.cookie(session.token())).build()
                : answer.build();
    }

    /** A confirmation; also ends the session of this browser. */
    Response over() {
        return Response.noContent()
                .header("Cache-Control", "no-store")
                .cookie(sessions.noCookie())
                .build();
    }

    static ResponseBuilder told(ResponseBuilder answer, Counted counted) {
        Policy policy = counted.policy();
        return RateLimitHeaders.add(answer, policy.name(), policy.window(), counted.verdict());
    }

    /** The answer, or 429 when a limit is used up. */
    static Response orTooMany(Supplier<Response> answer) {
        try {
            return answer.get();
        } catch (TooManyAttemptsException e) {
            return Problems.quotaExceeded(e.policy().name(), e.policy().window(), e.verdict());
        }
    }
}
