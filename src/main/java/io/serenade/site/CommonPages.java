package io.serenade.site;

import io.serenade.site.theme.LegalText;
import java.util.Map;

/** The pages that belong to no product: the legal texts, and message pages. */
public final class CommonPages {
    private final Templates templates;

    public CommonPages(Templates templates) {
        this.templates = templates;
    }

    public String message(MessagePage page) {
        return templates.render("site/message", page);
    }

    public String terms() {
        return legal("legal.terms", templates.site().theme().terms());
    }

    public String privacy() {
        return legal("legal.privacy", templates.site().theme().privacy());
    }

    private String legal(String titleKey, LegalText text) {
        return templates.render("site/legal", Map.of("title", templates.site().text(titleKey), "text", text));
    }
}
