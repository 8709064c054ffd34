package io.serenade.site;

import io.serenade.site.theme.Theme;
import java.net.URI;
import java.util.List;

/** Sites whose files are read from the sources. */
public final class SitesForTests {
    private static final URI ADDRESS = URI.create("https://sing.example");

    private SitesForTests() {}

    /** A site that shows the love song alone. */
    public static Templates ofSongs(Theme theme, boolean samples) {
        return of(theme, ADDRESS, List.of(new ShownProduct("lovesong", "/", samples)));
    }

    /** A site that shows all products that have pages. */
    public static Templates ofAll(Theme theme) {
        return ofAll(theme, ADDRESS);
    }

    /** The same at another address. */
    public static Templates ofAll(Theme theme, URI address) {
        return of(
                theme,
                address,
                List.of(
                        new ShownProduct("lovesong", "/", true),
                        new ShownProduct("talkingpet", "/talk", true),
                        new ShownProduct("petroast", "/roast", true),
                        new ShownProduct("musicvideo", "/upload", true)));
    }

    private static Templates of(Theme theme, URI address, List<ShownProduct> products) {
        return new Templates(new Site(theme, new SiteSettings(address, products, true, true), FolderFiles.of(theme)));
    }
}
