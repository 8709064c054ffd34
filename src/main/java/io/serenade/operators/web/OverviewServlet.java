package io.serenade.operators.web;

import io.serenade.operators.Operations;
import io.serenade.platform.web.operators.AdminServlet;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** How everything stands: the figures of {@code /api/admin/overview}, drawn. */
@WebServlet({"/admin", "/admin/", "/admin/queues"})
public class OverviewServlet extends AdminServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Operations operations;

    @Inject
    private transient Frames frames;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getServletPath().equals("/admin")) {
            Frames.send(
                    response, ConsolePages.overview(frames.of("overview", "Overview", request), operations.overview()));
        } else {
            response.sendRedirect("/admin");
        }
    }
}
