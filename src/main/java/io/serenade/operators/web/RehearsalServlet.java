package io.serenade.operators.web;

import io.serenade.operators.Rehearsals;
import io.serenade.platform.operators.OperatorRole;
import io.serenade.platform.web.operators.AdminServlet;
import io.serenade.platform.web.operators.OperatorCheck;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Rehearses a launch in front of the sandbox, and shows how the last rehearsals went. */
@WebServlet("/admin/rehearsal")
public class RehearsalServlet extends AdminServlet {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 5;

    @Inject
    private transient Rehearsals rehearsals;

    @Inject
    private transient Frames frames;

    @Override
    protected OperatorRole roleToChange() {
        return OperatorRole.ADMIN;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        show(request, response, Optional.empty());
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String visitors = Optional.ofNullable(request.getParameter("visitors")).orElse("");
        if (!visitors.matches("[0-9]{1,4}")
                || !rehearsals.begin(Integer.parseInt(visitors), OperatorCheck.operator(request))) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            show(
                    request,
                    response,
                    Optional.of("It takes 1 to " + Rehearsals.MOST_VISITORS
                            + " visitors, stand-ins for all services, and no other rehearsal that still orders."));
            return;
        }
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", "/admin/rehearsal");
    }

    private void show(HttpServletRequest request, HttpServletResponse response, Optional<String> problem)
            throws IOException {
        Frames.send(
                response,
                ConsolePages.rehearsal(
                        frames.of("rehearsal", "Rehearsal", request),
                        new RehearsalPage(rehearsals.list(SHOWN), rehearsals.realServices(), problem)));
    }
}
