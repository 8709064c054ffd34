package io.serenade.platform.web.operators;

import io.serenade.platform.operators.Operator;
import io.serenade.platform.operators.OperatorLogin;
import io.serenade.platform.operators.OperatorLogin.Attempt;
import io.serenade.platform.operators.OperatorRole;
import io.serenade.platform.operators.OperatorSessions;
import io.serenade.platform.web.ClientAddress;
import io.serenade.platform.web.SameOrigin;
import io.serenade.platform.web.problems.ErrorResponses;
import io.serenade.platform.web.problems.MicrositeResponses;
import io.serenade.platform.web.problems.ProblemType;
import io.serenade.platform.web.routes.ApiRoutes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Lets only operators through, and only from our own pages or from programs. Programs send name and password with each
 * call, our pages have a session; a session may change something only if the browser's headers name one of our own
 * pages as the origin.
 */
@ApplicationScoped
public class OperatorCheck {
    private static final String OPERATOR = Operator.class.getName();
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @Inject
    OperatorLogin login;

    @Inject
    OperatorSessions sessions;

    @Inject
    OperatorCookie cookie;

    @Inject
    ClientAddress addresses;

    @Inject
    SameOrigin sameOrigin;

    @Inject
    ApiRoutes routes;

    /** The result of a check. */
    public sealed interface Entrance {
        record Open(Operator operator) implements Entrance {}

        /** The caller has not proved who they are. */
        record Unknown() implements Entrance {}

        /** Too many failed attempts came from the address; the password was not compared. */
        record TooMany(Duration retryAfter) implements Entrance {}

        /** The request was triggered by another site. */
        record Foreign() implements Entrance {}

        /** The operator's role does not allow this. */
        record BeyondRole(OperatorRole needed) implements Entrance {}
    }

    /** Checks a request for something that every operator may see and nobody changes. */
    public Entrance enter(HttpServletRequest request) {
        return enter(request, OperatorRole.VIEWER, OperatorRole.ADMIN);
    }

    /**
     * @param toRead the role needed if the request only reads
     * @param toChange the role needed if it changes something
     */
    public Entrance enter(HttpServletRequest request, OperatorRole toRead, OperatorRole toChange) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null) {
            Attempt attempt = login.attempt(authorization, addresses.keyOf(request));
            if (attempt instanceof Attempt.TooMany many) {
                return new Entrance.TooMany(many.retryAfter());
            }
            return attempt instanceof Attempt.Accepted accepted
                    ? admit(accepted.operator(), request, isOurs(request), toRead, toChange)
                    : new Entrance.Unknown();
        }
        return cookie.token(request)
                .flatMap(sessions::find)
                .map(operator -> admit(operator, request, isOurs(request) && isSurelyOurs(request), toRead, toChange))
                .orElseGet(Entrance.Unknown::new);
    }

    private static Entrance admit(
            Operator operator, HttpServletRequest request, boolean ours, OperatorRole toRead, OperatorRole toChange) {
        boolean reads = READING.contains(request.getMethod());
        if (!reads && !ours) {
            return new Entrance.Foreign();
        }
        OperatorRole needed = reads ? toRead : toChange;
        if (!operator.may(needed)) {
            return new Entrance.BeyondRole(needed);
        }
        request.setAttribute(OPERATOR, operator);
        return new Entrance.Open(operator);
    }

    private boolean isOurs(HttpServletRequest request) {
        return sameOrigin.allows(request.getMethod(), request.getHeader("Origin"), request.getHeader(HttpHeaders.HOST));
    }

    /**
     * Browsers name the page that sends the request, in one header or the other; a request with a cookie and neither
     * header is refused.
     */
    private static boolean isSurelyOurs(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site == null ? request.getHeader("Origin") != null : site.equals("same-origin");
    }

    /** The operator whom this check has let through, for the code behind it. */
    public static Operator operator(HttpServletRequest request) {
        return (Operator) request.getAttribute(OPERATOR);
    }

    /** The answer that refuses a request, in the error format of its address; empty if the request is let through. */
    public Optional<Response> refusal(HttpServletRequest request) {
        return refusal(request, OperatorRole.VIEWER, OperatorRole.OPERATOR);
    }

    Optional<Response> refusal(HttpServletRequest request, OperatorRole toRead, OperatorRole toChange) {
        ErrorResponses answers = ErrorResponses.in(routes.errorFormAt(request.getRequestURI()));
        Entrance entrance = enter(request, toRead, toChange);
        if (entrance instanceof Entrance.TooMany many) {
            return Optional.of(
                    answers.of(ProblemType.QUOTA_EXCEEDED, "Too many attempts to sign in. Please try again later.")
                            .header(HttpHeaders.RETRY_AFTER, MicrositeResponses.seconds(many.retryAfter()))
                            .build());
        }
        if (entrance instanceof Entrance.Unknown) {
            Response.ResponseBuilder answer =
                    answers.of(ProblemType.UNAUTHORIZED, "This address is for the operator; please sign in.");
            return Optional.of(
                    isAskedByScript(request)
                            ? answer.build()
                            : answer.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Serenade\", charset=\"UTF-8\"")
                                    .build());
        }
        if (entrance instanceof Entrance.Foreign) {
            return Optional.of(answers.of(ProblemType.FORBIDDEN, "This can only be called from our own pages.")
                    .build());
        }
        if (entrance instanceof Entrance.BeyondRole beyond) {
            return Optional.of(answers.of(
                            ProblemType.FORBIDDEN,
                            "This takes the role " + beyond.needed().word() + ".")
                    .build());
        }
        return Optional.empty();
    }

    /** A browser would ask for a password in a window of its own; the console has a page for that. */
    private static boolean isAskedByScript(HttpServletRequest request) {
        return "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
    }
}
