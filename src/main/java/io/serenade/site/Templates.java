package io.serenade.site;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.HashMap;
import java.util.Map;

/** Writes pages with the templates of {@code src/main/jte}. Safe to use from many threads; made once. */
public final class Templates {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
    private final Site site;

    public Templates(Site site) {
        this.site = site;
    }

    public Site site() {
        return site;
    }

    /** A page of the template with this name, such as {@code site/message}; {@code site} is always among its values. */
    public String render(String template, Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("site", site);
        StringOutput html = new StringOutput(16 * 1024);
        engine.render(template + ".jte", all, html);
        return html.toString();
    }

    /** A page whose only value is {@code page}. */
    public String render(String template, Object page) {
        return render(template, Map.of("page", page));
    }
}
