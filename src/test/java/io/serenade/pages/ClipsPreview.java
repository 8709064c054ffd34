package io.serenade.pages;

import io.serenade.petroast.web.pages.RoastFormPage;
import io.serenade.petroast.web.pages.RoastFormPage.NamedFilter;
import io.serenade.petroast.web.pages.RoastFormPage.NamedLanguage;
import io.serenade.site.ClipFailurePage;
import io.serenade.site.ClipPages;
import io.serenade.site.ClipResultPage;
import io.serenade.site.ClipWaitingPage;
import io.serenade.site.CommonPages;
import io.serenade.site.MessagePage;
import io.serenade.site.Templates;
import io.serenade.talkingpet.web.pages.TalkFormPage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pages of talking pets and roasts in their states: {@code /talk/demo}, {@code /roast/failed} and so on. */
final class ClipsPreview {
    private static final Instant MADE = Instant.parse("2027-02-10T10:30:00Z");
    private static final String SPOKEN =
            "Good morning. I have been awake since five, and I have opinions about breakfast.";

    private final Templates templates;
    private final ClipPages clips;
    private final CommonPages commonPages;

    ClipsPreview(Templates templates) {
        this.templates = templates;
        this.clips = new ClipPages(templates);
        this.commonPages = new CommonPages(templates);
    }

    /** @param query why nothing can be ordered, or nothing */
    String talk(String query) {
        return templates.render("talkingpet/form", new TalkFormPage(notice(query), 600, 10));
    }

    String roast(String query) {
        return templates.render(
                "petroast/form",
                new RoastFormPage(
                        notice(query),
                        5000,
                        10,
                        List.of(new NamedLanguage("en", "English"), new NamedLanguage("hi", "हिन्दी (Hindi)")),
                        List.of(
                                new NamedFilter("desi-fire", "Desi Fire"),
                                new NamedFilter("pet-maharaja", "Pet Maharaja"),
                                new NamedFilter("bollywood-burn", "Bollywood Burn"))));
    }

    private static String notice(String query) {
        return query.replaceFirst("^notice=", "");
    }

    String page(String words, String id) {
        String product = words.equals("talk") ? "talkingpet" : "petroast";
        Map<String, MessagePage.Kind> absent = Map.of(
                "unknown", MessagePage.Kind.UNKNOWN,
                "expired", MessagePage.Kind.EXPIRED,
                "erased", MessagePage.Kind.ERASED);
        if (absent.containsKey(id)) {
            return commonPages.message(MessagePage.ofClip(absent.get(id)));
        }
        if (id.equals("failed")) {
            return clips.failure(new ClipFailurePage(
                    product, words, Optional.of("The video service did not accept this picture."), "7f3a91c2"));
        }
        return id.startsWith("demo")
                ? clips.result(result(product, words, id))
                : clips.waiting(waiting(product, words, id));
    }

    private static ClipResultPage result(String product, String words, String id) {
        return new ClipResultPage(
                product,
                words,
                id,
                SPOKEN,
                "en",
                "/storage/video/demo.mp4",
                Optional.of("/storage/disc/demo.png"),
                Optional.of("/media/demo.vtt"),
                !id.endsWith("2"),
                MADE,
                Optional.of(MADE.plus(Duration.ofDays(30))));
    }

    private static ClipWaitingPage waiting(String product, String words, String id) {
        List<String> steps = words.equals("talk")
                ? List.of("queued", "speak", "animate", "collect-clip", "join-speech", "ready")
                : List.of("queued", "render", "collect", "ready");
        return new ClipWaitingPage(
                product,
                words,
                id,
                steps,
                "queued",
                2,
                id.equals("slow") ? 301 : 4,
                Optional.of("/storage/disc/demo.png"));
    }
}
