package io.serenade.site;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.site.theme.Texts;
import io.serenade.site.theme.Theme;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What every template works with: the theme, its texts, the settings, and addresses. */
public final class Site {
    private final Theme theme;
    private final SiteSettings settings;
    private final StaticFiles files;
    private final String scriptTexts;
    private final DateTimeFormatter days;
    private final DateTimeFormatter moments;

    public Site(Theme theme, SiteSettings settings, StaticFiles files) {
        this.theme = theme;
        this.settings = settings;
        this.files = files;
        this.scriptTexts = JSON.createObjectBuilder(
                        Map.<String, Object>copyOf(theme.texts().below("js.")))
                .build()
                .toString();
        Locale locale = Locale.forLanguageTag(locale().replace('_', '-'));
        this.days = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale);
        this.moments = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(locale);
    }

    public Theme theme() {
        return theme;
    }

    /** The products that pages lead to; a site with one needs no way between them. */
    public List<ShownProduct> products() {
        return settings.products();
    }

    /** Whether songs have stories. */
    public boolean hasStories() {
        return settings.stories();
    }

    /** Whether there is a wall of songs to look at. */
    public boolean hasWall() {
        return settings.wall();
    }

    /** Whether people have accounts here: only music videos belong to one. */
    public boolean hasAccounts() {
        return settings.products().stream().anyMatch(shown -> shown.name().equals("musicvideo"));
    }

    /** Whether what is ordered here is made by the sandbox. @param product the page's own, or null on pages of none */
    public boolean hasSamples(String product) {
        return settings.products().stream()
                .filter(shown -> product == null || shown.name().equals(product))
                .anyMatch(ShownProduct::samples);
    }

    public Texts texts() {
        return theme.texts();
    }

    /** A text of the bundle; see {@link Texts#of}. */
    public String text(String key, Object... replacements) {
        return theme.texts().of(key, replacements);
    }

    /** The texts the scripts show, as one JSON object. */
    public String scriptTexts() {
        return scriptTexts;
    }

    public String asset(String name) {
        return files.url(name);
    }

    /** An address as it is reached from outside. */
    public String absolute(String path) {
        return settings.publicBaseUrl() + path;
    }

    /** The site's address as people say it: {@code serenade.example}, with the port if it is an unusual one. */
    public String address() {
        return settings.publicBaseUrl().getAuthority();
    }

    /**
     * The language in the form of Open Graph, with a country: the theme's own, or the one a language is named after.
     */
    public String locale() {
        Locale locale = Locale.forLanguageTag(theme.language());
        String language = locale.getLanguage();
        String home = "en".equals(language) ? "GB" : language.toUpperCase(Locale.ROOT);
        return language + "_" + (locale.getCountry().isEmpty() ? home : locale.getCountry());
    }

    public String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A number as the language of the site writes it. */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(Locale.forLanguageTag(theme.language()))
                .format(number);
    }

    public String day(Instant instant) {
        return days.format(instant.atOffset(ZoneOffset.UTC));
    }

    /** A timestamp in UTC, which the page's script converts to the visitor's time zone. */
    public String moment(Instant instant) {
        return moments.format(instant.atZone(ZoneOffset.UTC));
    }

    public String reportLink(String subject) {
        return "mailto:" + theme.contactEmail() + "?subject=" + encoded(subject);
    }
}
