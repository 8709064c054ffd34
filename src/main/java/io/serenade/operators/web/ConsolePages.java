package io.serenade.operators.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.serenade.operators.AuditLog.Done;
import io.serenade.operators.BudgetFigures;
import io.serenade.operators.CampaignReport;
import io.serenade.operators.CleanUp;
import io.serenade.operators.Controls;
import io.serenade.operators.JobDetails;
import io.serenade.operators.JobMedia.Numbered;
import io.serenade.operators.Overview;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The console's pages as text, made of {@code src/main/jte/console}. Safe to use from many threads. */
public final class ConsolePages {
    private static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(ContentType.Html);

    private ConsolePages() {}

    public static String overview(Frame frame, Overview overview) {
        return render("overview", frame, Map.of("overview", overview, "now", overview.at()));
    }

    public static String jobs(Frame frame, JobListPage page) {
        return render("jobs", frame, Map.of("page", page));
    }

    /** @param said what came of the last act */
    public static String job(
            Frame frame, JobDetails dossier, List<Numbered> media, String product, Optional<String> said, Instant now) {
        return render(
                "job", frame, Map.of("dossier", dossier, "media", media, "product", product, "said", said, "now", now));
    }

    public static String act(Frame frame, ActPage page) {
        return render("act", frame, Map.of("page", page));
    }

    public static String controls(Frame frame, Controls.Present present, Optional<String> problem) {
        return render("controls", frame, Map.of("present", present, "problem", problem));
    }

    public static String rehearsal(Frame frame, RehearsalPage page) {
        return render("rehearsal", frame, Map.of("page", page));
    }

    public static String cleanUp(Frame frame, CleanUp.Preview preview) {
        return render("cleanup", frame, Map.of("preview", preview));
    }

    public static String erasure(Frame frame, ErasurePage page) {
        return render("erasure", frame, Map.of("page", page));
    }

    public static String report(Frame frame, CampaignReport report) {
        return render("report", frame, Map.of("report", report));
    }

    public static String budget(Frame frame, BudgetFigures figures, Optional<String> problem) {
        return render("budget", frame, Map.of("figures", figures, "problem", problem));
    }

    /** @param older names the page after this one */
    public static String log(Frame frame, List<Done> acts, Optional<Long> older) {
        return render("log", frame, Map.of("acts", acts, "older", older));
    }

    public static String people(Frame frame, PeoplePage page) {
        return render("people", frame, Map.of("page", page));
    }

    public static String webhooks(Frame frame, WebhooksPage page) {
        return render("webhooks", frame, Map.of("page", page));
    }

    public static String login(SignInPage page) {
        StringOutput html = new StringOutput();
        TEMPLATES.render("console/login.jte", Map.of("page", page), html);
        return html.toString();
    }

    static String render(String template, Frame frame, Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("frame", frame);
        StringOutput html = new StringOutput(32 * 1024);
        TEMPLATES.render("console/" + template + ".jte", all, html);
        return html.toString();
    }
}
