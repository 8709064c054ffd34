package io.serenade.operators.web;

import io.serenade.operators.AuditLog;
import io.serenade.operators.AuditLog.Done;
import io.serenade.platform.web.operators.AdminServlet;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Who did what. */
@WebServlet("/admin/log")
public class LogServlet extends AdminServlet {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 100;

    @Inject
    private transient AuditLog log;

    @Inject
    private transient Frames frames;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Long> before = Optional.ofNullable(request.getParameter("before"))
                .filter(id -> id.matches("[0-9]{1,18}"))
                .map(Long::parseLong);
        List<Done> found = log.list(before, SHOWN);
        boolean more = found.size() > SHOWN;
        List<Done> shown = more ? found.subList(0, SHOWN) : found;
        Frames.send(
                response,
                ConsolePages.log(
                        frames.of("log", "Log", request),
                        shown,
                        more ? Optional.of(shown.get(SHOWN - 1).id()) : Optional.empty()));
    }
}
