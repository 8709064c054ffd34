package io.serenade.lovesong.web.pages;

import io.serenade.site.Templates;
import java.util.Map;

/** Turns what a page of the love song shows into HTML. Safe to use from many threads. */
public final class Pages {
    private final Templates templates;
    private final PageSettings settings;

    public Pages(Templates templates, PageSettings settings) {
        this.templates = templates;
        this.settings = settings;
    }

    public String form(FormPage page) {
        return render("form", page);
    }

    public String waiting(WaitingPage page) {
        return render("waiting", page);
    }

    public String result(ResultPage page) {
        return render("result", page);
    }

    public String failure(FailurePage page) {
        return render("failure", page);
    }

    public String reports(ReportsPage page) {
        return render("reports", page);
    }

    public String wall(WallPage page) {
        return render("wall", page);
    }

    public String wallReview(WallReviewPage page) {
        return render("wall-review", page);
    }

    private String render(String template, Object page) {
        return templates.render("lovesong/" + template, Map.of("page", page, "settings", settings));
    }
}
