package io.serenade.pages;

import io.serenade.musicvideo.web.pages.ClipOnPage;
import io.serenade.musicvideo.web.pages.CostTable;
import io.serenade.musicvideo.web.pages.FilmFailurePage;
import io.serenade.musicvideo.web.pages.FilmListPage;
import io.serenade.musicvideo.web.pages.FilmListPage.ListedFilm;
import io.serenade.musicvideo.web.pages.FilmResultPage;
import io.serenade.musicvideo.web.pages.FilmWaitingPage;
import io.serenade.musicvideo.web.pages.OtherShape;
import io.serenade.musicvideo.web.pages.SongFindings;
import io.serenade.musicvideo.web.pages.SongFindings.Part;
import io.serenade.musicvideo.web.pages.SyncFindings;
import io.serenade.musicvideo.web.pages.SyncFindings.Cut;
import io.serenade.musicvideo.web.pages.UploadPage;
import io.serenade.site.CommonPages;
import io.serenade.site.MessagePage;
import io.serenade.site.Templates;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The pages of music videos in their states: {@code /videos/film-demo}, {@code /videos/film-failed} and so on. */
final class FilmsPreview {
    private static final Instant MADE = Instant.parse("2027-02-10T10:30:00Z");
    private static final String WISH =
            "A red fox runs through a city of glass at night, looking for the river it was born at.";
    private static final String PICTURE = "/storage/disc/demo.png";

    private final Templates templates;
    private final CommonPages commonPages;

    FilmsPreview(Templates templates) {
        this.templates = templates;
        this.commonPages = new CommonPages(templates);
    }

    /** @param query why nothing can be ordered, or nothing; songs of more than five minutes are too dear */
    String upload(String query) {
        List<String> prices = IntStream.rangeClosed(1, UploadPage.PRICES)
                .mapToObj(step -> step > 30 ? "-" : String.format(Locale.ROOT, "%.2f", 0.2 + step * 0.17))
                .toList();
        return templates.render(
                "musicvideo/upload",
                new UploadPage(
                        query.replaceFirst("^notice=|^stranger$", ""),
                        prices,
                        IntStream.rangeClosed(1, UploadPage.PRICES)
                                .mapToObj(step -> Math.max(3, step * 10 / 6))
                                .toList(),
                        "0.09",
                        !query.equals("stranger")));
    }

    String list(String query) {
        List<ListedFilm> films = List.of(
                listed("film-slow", WISH, "processing", 47, Optional.empty()),
                listed("film-demo", WISH, "completed", 100, Optional.of(PICTURE)),
                listed("film-failed", "Rain. ".repeat(80), "failed", 40, Optional.of(PICTURE)),
                listed("film-queued", WISH, "queued", 0, Optional.empty()));
        return templates.render(
                "musicvideo/list",
                query.equals("none")
                        ? new FilmListPage(List.of(), Optional.empty())
                        : new FilmListPage(films, Optional.of("/videos?before=2027")));
    }

    private static ListedFilm listed(String id, String wish, String status, int percent, Optional<String> picture) {
        return new ListedFilm(id, wish, status, percent, picture, MADE);
    }

    String page(String id) {
        Map<String, MessagePage.Kind> absent = Map.of(
                "film-unknown", MessagePage.Kind.UNKNOWN,
                "film-expired", MessagePage.Kind.EXPIRED,
                "film-erased", MessagePage.Kind.ERASED);
        if (absent.containsKey(id)) {
            return commonPages.message(MessagePage.ofFilm(absent.get(id)).erased(id));
        }
        return switch (id) {
            case "film-demo" -> templates.render("musicvideo/result", result(id, "16:9", "dynamic_programming", false));
            case "film-tall" -> templates.render("musicvideo/result", result(id, "9:16", "tempo", true));
            case "film-failed" ->
                templates.render(
                        "musicvideo/failure",
                        failure(
                                id,
                                false,
                                "Only 2 of 6 clips came about, which is too few for a video.",
                                "TOO_FEW_CLIPS",
                                true));
            case "film-cancelled" ->
                templates.render(
                        "musicvideo/failure", failure(id, true, "The video was cancelled.", "CANCELLED", false));
            case "film-again" -> templates.render("musicvideo/waiting", again(id, Optional.empty()));
            case "film-reshaped" -> templates.render("musicvideo/waiting", again(id, Optional.of("9:16")));
            case "film-half-done" ->
                templates.render(
                        "musicvideo/failure",
                        new FilmFailurePage(
                                id,
                                WISH,
                                false,
                                "The video could not be put together.",
                                "COMPOSITION_FAILED",
                                true,
                                costs("0.95", 7),
                                "16:9",
                                Optional.of("/storage/video/demo.mp4"),
                                Optional.of(PICTURE),
                                "7f3a91c2"));
            default ->
                templates.render(
                        "musicvideo/waiting",
                        new FilmWaitingPage(
                                id,
                                WISH,
                                "16:9",
                                FilmWaitingPage.STEPS,
                                "queued",
                                0,
                                id.equals("film-slow") ? 601 : 4,
                                600,
                                costs("0.00", 0),
                                "3.05",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                0));
        };
    }

    private static FilmFailurePage failure(
            String id, boolean cancelled, String reason, String code, boolean retryable) {
        return new FilmFailurePage(
                id,
                WISH,
                cancelled,
                reason,
                code,
                retryable,
                costs("0.85", 5),
                "16:9",
                Optional.empty(),
                Optional.empty(),
                "7f3a91c2");
    }

    private static FilmWaitingPage again(String id, Optional<String> otherFormat) {
        List<String> steps = otherFormat.isPresent()
                ? List.of("composition", "ready")
                : List.of("video_generation", "composition", "ready");
        return new FilmWaitingPage(
                id,
                WISH,
                "16:9",
                steps,
                steps.get(0),
                otherFormat.isPresent() ? 85 : 40,
                0,
                600,
                costs("2.87", 31),
                "3.05",
                Optional.of("/storage/video/demo.mp4"),
                Optional.of(PICTURE),
                otherFormat,
                1);
    }

    private static CostTable costs(String spent, int clips) {
        boolean begun = !spent.equals("0.00");
        return new CostTable(
                List.of(
                        row("audio_analysis", "0.02", begun ? "0.02" : "0.00", begun ? "1\u00a0×\u00a0whisper" : ""),
                        row("scene_planning", "0.05", begun ? "0.04" : "0.00", begun ? "1\u00a0×\u00a0gpt-4o" : ""),
                        row("reference_generation", "0.03", begun ? "0.02" : "0.00", begun ? "4\u00a0×\u00a0sdxl" : ""),
                        row(
                                "video_generation",
                                "2.95",
                                begun ? "2.79" : "0.00",
                                begun ? clips + "\u00a0×\u00a0svd, 2\u00a0×\u00a0cogvideox" : "")),
                Optional.of("3.05"),
                spent);
    }

    private static CostTable.Row row(String step, String estimated, String spent, String calls) {
        return new CostTable.Row(step, Optional.of(estimated), spent, "0", calls);
    }

    private static List<ClipOnPage> takes(boolean affordable) {
        return IntStream.range(0, 9)
                .mapToObj(i -> new ClipOnPage(
                        i,
                        WISH + " Camera: slow push in. Light: neon.",
                        i == 4
                                ? List.of()
                                : List.of(
                                        new ClipOnPage.Place(i * 6.4, (i + 1) * 6.4),
                                        new ClipOnPage.Place(64 + i * 6.4, 64 + (i + 1) * 6.4)),
                        i != 7,
                        "0.09",
                        affordable))
                .toList();
    }

    private static FilmResultPage result(String id, String format, String method, boolean fallback) {
        return new FilmResultPage(
                id,
                WISH,
                format,
                "/storage/video/demo.mp4",
                Optional.of(PICTURE),
                Optional.of("/media/demo.vtt"),
                "en",
                "2.87",
                fallback ? "mood" : "model",
                Optional.of(song(method, fallback)),
                Optional.of(new SyncFindings(
                        "14.2",
                        !fallback,
                        List.of(
                                new Cut("0:07.867", "0:07.871", "-4.1", "cut"),
                                new Cut("0:15.333", "0:15.347", "-14.2", "crossfade")))),
                takes(!fallback),
                List.of(
                        fallback
                                ? shape("16:9", true, false, "top", "bottom")
                                : shape("9:16", true, true, "left", "right"),
                        fallback
                                ? shape("1:1", false, false, "top", "bottom")
                                : shape("1:1", false, false, "left", "right")),
                fallback ? Optional.of("A clip of the film cannot be read.") : Optional.empty(),
                costs("2.87", 31),
                MADE.plus(Duration.ofDays(7)),
                MADE,
                MADE.plus(Duration.ofDays(14)));
    }

    private static OtherShape shape(String format, boolean there, boolean current, String one, String other) {
        return new OtherShape(
                format,
                there ? Optional.of("/storage/video/demo.mp4") : Optional.empty(),
                current,
                List.of("centre", one, other),
                there ? one : "centre");
    }

    private static SongFindings song(String method, boolean fallback) {
        return new SongFindings(
                112,
                method,
                fallback,
                fallback ? 38 : 91,
                "energetic",
                List.of(
                        new Part("intro", 0, 8.2, 0.2),
                        new Part("verse", 8.2, 34, 0.5),
                        new Part("chorus", 34, 60, 1),
                        new Part("verse", 60, 86, 0.55),
                        new Part("chorus", 86, 112, 0.97),
                        new Part("bridge", 112, 127, 0.35),
                        new Part("outro", 127, 140, 0.1)),
                IntStream.range(1, 22).mapToObj(i -> i * 6.4).toList());
    }
}
