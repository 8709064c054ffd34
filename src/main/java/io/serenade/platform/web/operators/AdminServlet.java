package io.serenade.platform.web.operators;

import io.serenade.platform.operators.OperatorRole;
import io.serenade.platform.web.operators.OperatorCheck.Entrance;
import io.serenade.platform.web.problems.MicrositeResponses;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A page for operators, who must be signed in; changes are accepted from our own pages only. */
public abstract class AdminServlet extends HttpServlet {
    /** The path of the sign-in page, which is shown instead of any page to somebody who is not signed in. */
    public static final String SIGN_IN = "/admin/login";

    private static final long serialVersionUID = 1L;
    private static final int TOO_MANY_REQUESTS = 429;

    @Inject
    private transient OperatorCheck operatorCheck;

    /** Who may see this page. */
    protected OperatorRole roleToRead() {
        return OperatorRole.VIEWER;
    }

    /** Who may do what a form on this page does. */
    protected OperatorRole roleToChange() {
        return OperatorRole.OPERATOR;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        response.setHeader("Cache-Control", "no-store");
        Entrance entrance = operatorCheck.enter(request, roleToRead(), roleToChange());
        if (entrance instanceof Entrance.TooMany many) {
            response.setHeader("Retry-After", Long.toString(MicrositeResponses.seconds(many.retryAfter())));
            response.sendError(TOO_MANY_REQUESTS);
        } else if (entrance instanceof Entrance.Unknown && request.getMethod().equals("GET")) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            request.getRequestDispatcher(SIGN_IN).forward(request, response);
        } else if (entrance instanceof Entrance.Unknown) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (entrance instanceof Entrance.Open) {
            super.service(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }
}
