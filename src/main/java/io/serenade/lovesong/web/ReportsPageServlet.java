package io.serenade.lovesong.web;

import io.serenade.lovesong.RemoveSong;
import io.serenade.lovesong.Reports;
import io.serenade.lovesong.Reports.Report;
import io.serenade.lovesong.web.pages.Pages;
import io.serenade.lovesong.web.pages.ReportsPage;
import io.serenade.platform.Ids;
import io.serenade.platform.operators.Operator;
import io.serenade.platform.operators.OperatorAct;
import io.serenade.platform.web.operators.AdminServlet;
import io.serenade.platform.web.operators.OperatorCheck;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** The reports of visitors, for the operator, with buttons to remove the song or dismiss the report. */
@WebServlet("/admin/reports")
public class ReportsPageServlet extends AdminServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Pages pages;

    @Inject
    private transient Reports reports;

    @Inject
    private transient RemoveSong takeDown;

    @Inject
    private transient Event<OperatorAct> acts;

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

    /** A button next to a report: removes the song or dismisses the report. */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String song = Optional.ofNullable(request.getParameter("take_down")).orElse("");
        String report = Optional.ofNullable(request.getParameter("dismiss")).orElse("");
        Operator operator = OperatorCheck.operator(request);
        if (Ids.isCuid(song)) {
            acts.fire(OperatorAct.onJob(operator, "take-down", song, takeDown.of(song)));
        } else if (report.matches("[0-9]{1,18}")) {
            reports.dismiss(Long.parseLong(report))
                    .ifPresent(id -> acts.fire(OperatorAct.of(operator, "dismiss report", id, "report " + report)));
        }
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", "/admin/reports");
    }
}
