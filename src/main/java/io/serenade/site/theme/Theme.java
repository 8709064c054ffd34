package io.serenade.site.theme;

import io.serenade.platform.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A season in one folder: brand, texts, colours, art, legal pages, banners and what products ask their providers for.
 * Read once at the start; everything about it is checked there, so that a page can rely on it.
 */
public final class Theme {
    /** The theme a start without {@code THEME} gets. */
    public static final String DEFAULT = "valentine";

    private final String brand;
    private final String language;
    private final Texts texts;
    private final Palette palette;
    private final String contactEmail;
    private final List<Banner> banners;
    private final LegalText terms;
    private final LegalText privacy;
    private final Map<String, byte[]> art;
    private final ThemeWords words;

    Theme(
            String brand,
            String language,
            Texts texts,
            Palette palette,
            String contactEmail,
            List<Banner> banners,
            LegalText terms,
            LegalText privacy,
            Map<String, byte[]> art,
            ThemeWords words) {
        this.brand = brand;
        this.language = language;
        this.texts = texts;
        this.palette = palette;
        this.contactEmail = contactEmail;
        this.banners = List.copyOf(banners);
        this.terms = terms;
        this.privacy = privacy;
        this.art = Map.copyOf(art);
        this.words = words;
    }

    /**
     * Reads and checks a theme.
     *
     * @param setting value of {@code THEME}: the name of a shipped theme, or the path of a theme folder
     * @throws io.serenade.platform.settings.SettingsException when it is missing or broken
     */
    public static Theme load(String setting) {
        return new ThemeReader(ThemeFolder.of(setting)).read();
    }

    /** The theme that {@code THEME} names. */
    public static Theme from(Settings settings) {
        return load(settings.text("THEME", DEFAULT));
    }

    public String brand() {
        return brand;
    }

    /** Language tag of the texts, such as {@code en}. */
    public String language() {
        return language;
    }

    public Texts texts() {
        return texts;
    }

    public Palette palette() {
        return palette;
    }

    /** What its file says, for a product that reads more of it. */
    public ThemeWords words() {
        return words;
    }

    /** Where a visitor reports a song. */
    public String contactEmail() {
        return contactEmail;
    }

    public List<Banner> banners() {
        return banners;
    }

    public LegalText terms() {
        return terms;
    }

    public LegalText privacy() {
        return privacy;
    }

    /** Content of a picture of the theme, by its file name. */
    public Optional<byte[]> findArt(String file) {
        return Optional.ofNullable(art.get(file)).map(byte[]::clone);
    }

    public List<String> artFiles() {
        return art.keySet().stream().sorted().toList();
    }
}
