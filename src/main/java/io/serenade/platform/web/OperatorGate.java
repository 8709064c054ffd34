package io.serenade.platform.web;

import io.serenade.platform.OperatorLogin;
import io.serenade.platform.OperatorLogin.Attempt;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Lets only the operator through, and only from our own pages or from programs. */
@ApplicationScoped
public class OperatorGate {
    @Inject
    private OperatorLogin login;

    @Inject
    private ClientAddress addresses;

    @Inject
    private SameOrigin sameOrigin;

    @Inject
    private ApiRoutes routes;

    /** Why a request is not let through, in the form of its address; empty for the operator's. */
    public Optional<Response> refusal(HttpServletRequest request) {
        ErrorResponses answers = ErrorResponses.in(routes.errorFormAt(request.getRequestURI()));
        Attempt attempt = login.attempt(request.getHeader(HttpHeaders.AUTHORIZATION), addresses.keyOf(request));
        return refusal(attempt, answers)
                .or(() -> sameOrigin.allows(
                                request.getMethod(), request.getHeader("Origin"), request.getHeader(HttpHeaders.HOST))
                        ? Optional.empty()
                        : Optional.of(answers.of(ProblemType.FORBIDDEN, "This can only be called from our own pages.")
                                .build()));
    }

    private static Optional<Response> refusal(Attempt attempt, ErrorResponses answers) {
        if (attempt instanceof Attempt.TooMany many) {
            return Optional.of(
                    answers.of(ProblemType.QUOTA_EXCEEDED, "Too many attempts to sign in. Please try again later.")
                            .header(HttpHeaders.RETRY_AFTER, MicrositeResponses.seconds(many.retryAfter()))
                            .build());
        }
        if (attempt instanceof Attempt.Refused) {
            return Optional.of(answers.of(ProblemType.UNAUTHORIZED, "This address is for the operator; please sign in.")
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Serenade\", charset=\"UTF-8\"")
                    .build());
        }
        return Optional.empty();
    }
}
