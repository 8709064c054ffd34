package io.serenade.lovesong.web;

import io.serenade.jobs.calls.ProviderSlots;
import io.serenade.jobs.engine.Nodes;
import io.serenade.lovesong.RemoveSong;
import io.serenade.lovesong.Reports;
import io.serenade.lovesong.Reports.Report;
import io.serenade.lovesong.Submissions;
import io.serenade.lovesong.web.pages.OperatorPage;
import io.serenade.lovesong.web.pages.Pages;
import io.serenade.platform.AdminAccount;
import io.serenade.platform.Ids;
import io.serenade.platform.web.SameOrigin;
import io.serenade.providers.SongGenerator;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** The operator's page: the figures of {@code /api/admin/queue-status}, and what was reported, with a button each way. */
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
    private transient ProviderSlots slots;

    @Inject
    private transient SongGenerator generator;

    @Inject
    private transient Nodes nodes;

    @Inject
    private transient Reports reports;

    @Inject
    private transient RemoveSong takeDown;

    @Inject
    private transient SameOrigin sameOrigin;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        response.setHeader("Cache-Control", "no-store");
        if (!admin.accepts(request.getHeader("Authorization"))) {
            response.setHeader("WWW-Authenticate", "Basic realm=\"Serenade\", charset=\"UTF-8\"");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (!sameOrigin.allows(request.getMethod(), request.getHeader("Origin"), request.getHeader("Host"))) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            super.service(request, response);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ProviderSlots.Standing standing = slots.standing(generator.name());
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter()
                .write(pages.operator(new OperatorPage(
                        submissions.countPending(),
                        submissions.countProcessing(),
                        nodes.activeTasks(),
                        standing.taken(),
                        standing.account().slots(),
                        standing.credits().amount(),
                        standing.credits().checkedAt(),
                        reports.listOpen().stream().map(AdminPageServlet::shown).toList())));
    }

    private static OperatorPage.ReportedSong shown(Report report) {
        return new OperatorPage.ReportedSong(
                report.id(),
                report.sessionId(),
                report.reason().word(),
                report.words(),
                report.at(),
                report.petName(),
                report.ownerName());
    }

    /** A button beside a report: the song goes, or the report does. */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String song = Optional.ofNullable(request.getParameter("take_down")).orElse("");
        String report = Optional.ofNullable(request.getParameter("dismiss")).orElse("");
        if (Ids.isCuid(song)) {
            takeDown.of(song);
        } else if (report.matches("[0-9]{1,18}")) {
            reports.dismiss(Long.parseLong(report));
        }
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", "/admin");
    }
}
