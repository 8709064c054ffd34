package io.serenade.petroast.web.pages;

import java.util.List;

/**
 * The first page of the pet roast.
 *
 * @param notice why nothing can be ordered, such as {@code unavailable}; empty if it can
 * @param mostCharacters of the roast
 * @param limit orders of one browser
 */
public record RoastFormPage(
        String notice, int mostCharacters, int limit, List<NamedLanguage> languages, List<NamedFilter> filters) {
    public RoastFormPage {
        languages = List.copyOf(languages);
        filters = List.copyOf(filters);
    }

    /** A language that the roast may be read in. @param name in the language itself as well */
    public record NamedLanguage(String code, String name) {}

    /** A filter that may be drawn over the video. */
    public record NamedFilter(String id, String name) {}
}
