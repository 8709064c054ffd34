package io.serenade.lovesong.web;

import io.serenade.lovesong.RemoveSong;
import io.serenade.lovesong.Reports;
import io.serenade.lovesong.Reports.Report;
import io.serenade.lovesong.web.pages.Pages;
import io.serenade.lovesong.web.pages.ReportsPage;
import io.serenade.platform.Ids;
import io.serenade.platform.web.AdminServlet;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** What visitors reported, for the operator, with a button each way. */
@WebServlet("/admin/reports")
public class ReportsPageServlet extends AdminServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Pages pages;

    @Inject
    private transient Reports reports;

    @Inject
    private transient RemoveSong takeDown;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter()
                .write(pages.reports(new ReportsPage(reports.listOpen().stream()
                        .map(ReportsPageServlet::shown)
                        .toList())));
    }

    private static ReportsPage.ReportedSong shown(Report report) {
        return new ReportsPage.ReportedSong(
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
        response.setHeader("Location", "/admin/reports");
    }
}
