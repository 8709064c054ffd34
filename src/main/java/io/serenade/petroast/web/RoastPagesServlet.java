package io.serenade.petroast.web;

import io.serenade.jobs.Job;
import io.serenade.petroast.CollectRoast;
import io.serenade.petroast.DrawFilter;
import io.serenade.petroast.Language;
import io.serenade.petroast.PetRoastSettings;
import io.serenade.petroast.RenderRoast;
import io.serenade.petroast.Roast;
import io.serenade.petroast.RoastStatus;
import io.serenade.petroast.Roasts;
import io.serenade.petroast.Roasts.Entry;
import io.serenade.petroast.web.pages.RoastFormPage;
import io.serenade.petroast.web.pages.RoastFormPage.NamedFilter;
import io.serenade.petroast.web.pages.RoastFormPage.NamedLanguage;
import io.serenade.providers.AvatarVideoMaker;
import io.serenade.rendering.filters.ArFilter;
import io.serenade.site.clips.ClipPagesServlet;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The pages of roasts. */
@WebServlet("/roast/*")
public class RoastPagesServlet extends ClipPagesServlet {
    private static final long serialVersionUID = 1L;
    private static final int MAX_CHARACTERS = 5_000;
    private static final List<String> STEPS =
            List.of("queued", RenderRoast.NAME, CollectRoast.NAME, DrawFilter.NAME, "ready");

    @Inject
    private transient Roasts roasts;

    @Inject
    private transient AvatarVideoMaker maker;

    @Inject
    private transient PetRoastSettings settings;

    public RoastPagesServlet() {
        super(Roast.PRODUCT, "roast", STEPS);
    }

    @Override
    protected String form() {
        List<NamedLanguage> languages = Arrays.stream(Language.values())
                .map(language -> new NamedLanguage(language.code(), name(language)))
                .toList();
        List<NamedFilter> filters = Arrays.stream(ArFilter.values())
                .map(filter -> new NamedFilter(filter.id(), filter.title()))
                .toList();
        return templates()
                .render(
                        "petroast/form",
                        new RoastFormPage(
                                maker.isConfigured() ? "" : "unavailable",
                                MAX_CHARACTERS,
                                settings.orders().perVisitor(),
                                languages,
                                filters));
    }

    /** The name in the language itself, for those who read it, and in the language of the pages. */
    private String name(Language language) {
        Locale locale = Locale.forLanguageTag(language.code());
        String here = locale.getDisplayLanguage(
                Locale.forLanguageTag(templates().site().theme().language()));
        String there = locale.getDisplayLanguage(locale);
        return here.equals(there) ? here : there + " (" + here + ")";
    }

    @Override
    protected Optional<Clip> find(String id) {
        return roasts.find(id).map(RoastPagesServlet::clip);
    }

    private static Clip clip(Entry entry) {
        Job job = entry.job();
        return new Clip(
                job,
                entry.status() == RoastStatus.QUEUED,
                job.error(),
                entry.roast().narration().orElse(""),
                entry.roast().language(),
                "/roasts/" + entry.roast().video().orElse(job.id() + ".mp4"),
                entry.roast().poster().map(key -> "/roasts/" + key),
                Optional.empty());
    }

    @Override
    protected Duration keptFor() {
        return Duration.ofDays(settings.retentionDays());
    }
}
