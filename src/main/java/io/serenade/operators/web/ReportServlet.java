package io.serenade.operators.web;

import io.serenade.operators.CampaignReport;
import io.serenade.operators.CampaignReport.Funnel;
import io.serenade.operators.CampaignReports;
import io.serenade.operators.PageCounts;
import io.serenade.operators.PageCounts.Counted;
import io.serenade.platform.web.operators.AdminServlet;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;

/** What became of the campaign: as a page, and as tables for other programs. */
@WebServlet({"/admin/report", "/admin/report.csv", "/admin/report-hours.csv"})
public class ReportServlet extends AdminServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient CampaignReports reports;

    @Inject
    private transient PageCounts counts;

    @Inject
    private transient Frames frames;

    @Inject
    private transient Clock clock;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ReportPeriod period = ReportPeriod.of(request, clock.instant());
        switch (request.getServletPath()) {
            case "/admin/report.csv" -> sums(reports.report(period.from(), period.until()), csv(period, "", response));
            case "/admin/report-hours.csv" -> hours(period, csv(period, "-hours", response));
            default ->
                Frames.send(
                        response,
                        ConsolePages.report(
                                frames.of("report", "Report", request), reports.report(period.from(), period.until())));
        }
    }

    private static PrintWriter csv(ReportPeriod period, String name, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"report" + name + "-" + period.first() + "-" + period.last() + ".csv\"");
        return response.getWriter();
    }

    private static void sums(CampaignReport report, PrintWriter csv) {
        csv.print("product,figure,value,count\r\n");
        for (Funnel funnel : report.funnels()) {
            funnel.steps().forEach(step -> line(csv, funnel.product(), "funnel", step.word(), step.count()));
            funnel.kinds().forEach(kind -> kind.shares()
                    .forEach(share -> line(csv, funnel.product(), kind.title(), share.label(), share.orders())));
        }
        report.days().forEach(day -> line(csv, "all", "orders of day", day.day().toString(), day.orders()));
        for (int hour = 0; hour < report.hours().size(); hour++) {
            line(
                    csv,
                    "all",
                    "orders of hour",
                    String.valueOf(hour),
                    report.hours().get(hour));
        }
    }

    private void hours(ReportPeriod period, PrintWriter csv) {
        csv.print("hour,product,event,count\r\n");
        for (Counted counted : counts.list(period.from(), period.until())) {
            line(
                    csv,
                    counted.hour().toString(),
                    counted.product(),
                    counted.event().word(),
                    counted.count());
        }
    }

    /** No value begins like a formula, because none was written by people. */
    private static void line(PrintWriter csv, String first, String second, String third, long count) {
        csv.print(quoted(first) + "," + quoted(second) + "," + quoted(third) + "," + count + "\r\n");
    }

    private static String quoted(String value) {
        return value.matches("[A-Za-z0-9 :._/-]*") ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
