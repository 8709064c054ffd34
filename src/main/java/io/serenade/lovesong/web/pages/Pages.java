package io.serenade.lovesong.web.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.serenade.lovesong.theme.LegalText;
import io.serenade.lovesong.theme.Theme;
import java.util.Map;

/** Turns what a page shows into HTML. Safe to use from many threads; made once for a theme and its settings. */
public final class Pages {
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
    private final Site site;

    public Pages(Theme theme, PageSettings settings, StaticFiles files) {
        this.site = new Site(theme, settings, files);
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

    public String message(MessagePage page) {
        return render("message", page);
    }

    public String operator(OperatorPage page) {
        return render("admin", page);
    }

    public String terms() {
        return legal("legal.terms", site.theme().terms());
    }

    public String privacy() {
        return legal("legal.privacy", site.theme().privacy());
    }

    private String legal(String titleKey, LegalText text) {
        return render(Map.of("site", site, "title", site.text(titleKey), "text", text), "legal");
    }

    private String render(String template, Object page) {
        return render(Map.of("site", site, "page", page), template);
    }

    private String render(Map<String, Object> parameters, String template) {
        StringOutput html = new StringOutput(16 * 1024);
        templates.render(template + ".jte", parameters, html);
        return html.toString();
    }
}
