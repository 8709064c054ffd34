package io.serenade.site;

/** The pages of a clip that was ordered from a photo, the same for every product except for their texts. */
public final class ClipPages {
    private final Templates templates;

    public ClipPages(Templates templates) {
        this.templates = templates;
    }

    public String waiting(ClipWaitingPage page) {
        return templates.render("site/clip-waiting", page);
    }

    public String result(ClipResultPage page) {
        return templates.render("site/clip-result", page);
    }

    public String failure(ClipFailurePage page) {
        return templates.render("site/clip-failure", page);
    }
}
