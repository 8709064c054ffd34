package io.serenade.operators.web;

import io.serenade.platform.operators.OperatorLogin;
import io.serenade.platform.operators.OperatorLogin.Attempt;
import io.serenade.platform.operators.OperatorSessions;
import io.serenade.platform.web.ClientAddress;
import io.serenade.platform.web.SameOrigin;
import io.serenade.platform.web.operators.AdminServlet;
import io.serenade.platform.web.operators.OperatorCookie;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The sign-in page of the console; also shown instead of a page to somebody who is not signed in. */
@WebServlet({AdminServlet.SIGN_IN, "/admin/logout"})
public class SignInServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final String HOME = "/admin";
    private static final String INSIDE = "/admin(?:[/?][\\w/?=&.,:%+-]*)?";

    @Inject
    private transient OperatorLogin login;

    @Inject
    private transient OperatorSessions sessions;

    @Inject
    private transient OperatorCookie cookie;

    @Inject
    private transient ClientAddress addresses;

    @Inject
    private transient SameOrigin sameOrigin;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        Frames.send(response, ConsolePages.login(new SignInPage(next(request), "", Optional.empty())));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        if (!sameOrigin.allows(request.getMethod(), request.getHeader("Origin"), request.getHeader("Host"))) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (request.getServletPath().equals(AdminServlet.SIGN_IN)) {
            signIn(request, response);
        } else {
            cookie.token(request).ifPresent(sessions::end);
            begin(response, "", AdminServlet.SIGN_IN);
        }
    }

    private void signIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = text(request, "name");
        Attempt attempt = login.attempt(name, text(request, "password"), addresses.keyOf(request));
        if (attempt instanceof Attempt.Accepted accepted) {
            cookie.token(request).ifPresent(sessions::end);
            begin(response, sessions.begin(accepted.operator()), next(request));
        } else if (attempt instanceof Attempt.TooMany many) {
            response.setHeader(
                    "Retry-After", Long.toString(Math.max(1, many.retryAfter().toSeconds())));
            refuse(request, response, TOO_MANY_REQUESTS, tooMany(many.retryAfter()));
        } else {
            refuse(request, response, HttpServletResponse.SC_UNAUTHORIZED, "Name or password is wrong.");
        }
    }

    private static String tooMany(Duration wait) {
        return "Too many attempts came from your address. Please try again in " + Words.duration(wait.plusSeconds(1))
                + ".";
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, int status, String problem)
            throws IOException {
        response.setStatus(status);
        Frames.send(
                response,
                ConsolePages.login(new SignInPage(next(request), text(request, "name"), Optional.of(problem))));
    }

    private void begin(HttpServletResponse response, String token, String where) {
        response.addHeader("Set-Cookie", cookie.header(token));
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", where);
    }

    /** The page that was asked for; never one of another site. */
    private static String next(HttpServletRequest request) {
        Object forwarded = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
        if (forwarded == null) {
            return inside(text(request, "next"));
        }
        Object query = request.getAttribute(RequestDispatcher.FORWARD_QUERY_STRING);
        return inside(query == null ? forwarded.toString() : forwarded + "?" + query);
    }

    private static String inside(String path) {
        return path.matches(INSIDE) && !path.startsWith(AdminServlet.SIGN_IN) ? path : HOME;
    }

    /** The database cannot store NUL characters. */
    private static String text(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name))
                .filter(value -> value.indexOf('\0') < 0 && value.length() <= 1_000)
                .orElse("");
    }
}
