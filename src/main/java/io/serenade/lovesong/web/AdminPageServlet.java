package io.serenade.lovesong.web;

import io.serenade.jobs.Gates;
import io.serenade.jobs.Nodes;
import io.serenade.lovesong.LoveSongSettings;
import io.serenade.lovesong.RequestSong;
import io.serenade.lovesong.Submissions;
import io.serenade.lovesong.web.pages.OperatorPage;
import io.serenade.lovesong.web.pages.Pages;
import io.serenade.platform.AdminAccount;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The operator's page: the figures of {@code /api/admin/queue-status} to look at. */
@WebServlet("/admin")
public class AdminPageServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient AdminAccount admin;

    @Inject
    private transient Pages pages;

    @Inject
    private transient Submissions submissions;

    @Inject
    private transient Gates gates;

    @Inject
    private transient Nodes nodes;

    @Inject
    private transient LoveSongSettings settings;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        if (!admin.accepts(request.getHeader("Authorization"))) {
            response.setHeader("WWW-Authenticate", "Basic realm=\"Serenade\", charset=\"UTF-8\"");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        Gates.Credits credits = gates.credits(RequestSong.GATE);
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter()
                .write(pages.operator(new OperatorPage(
                        submissions.countPending(),
                        submissions.countProcessing(),
                        nodes.activeTasks(),
                        gates.taken(RequestSong.GATE),
                        settings.maxConcurrentRequests(),
                        credits.amount(),
                        credits.checkedAt())));
    }
}
