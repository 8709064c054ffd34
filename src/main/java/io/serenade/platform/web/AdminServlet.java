package io.serenade.platform.web;

import io.serenade.platform.OperatorLogin;
import io.serenade.platform.OperatorLogin.Attempt;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A page for the operator, who signs in by name and password and acts from our own pages only. */
public abstract class AdminServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int TOO_MANY_REQUESTS = 429;

    @Inject
    private transient OperatorLogin login;

    @Inject
    private transient ClientAddress addresses;

    @Inject
    private transient SameOrigin sameOrigin;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        response.setHeader("Cache-Control", "no-store");
        Attempt attempt = login.attempt(request.getHeader("Authorization"), addresses.keyOf(request));
        if (attempt instanceof Attempt.TooMany many) {
            response.setHeader("Retry-After", Long.toString(MicrositeResponses.seconds(many.retryAfter())));
            response.setStatus(TOO_MANY_REQUESTS);
        } else if (attempt instanceof Attempt.Refused) {
            response.setHeader("WWW-Authenticate", "Basic realm=\"Serenade\", charset=\"UTF-8\"");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (!sameOrigin.allows(request.getMethod(), request.getHeader("Origin"), request.getHeader("Host"))) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            super.service(request, response);
        }
    }
}
