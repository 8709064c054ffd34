package io.serenade.site;

import java.net.URI;
import java.util.List;

/**
 * What every page needs to know of the configuration.
 *
 * @param publicBaseUrl address of the site as visitors and crawlers reach it, without a trailing slash
 * @param products those that the pages show, in their order; never empty
 * @param stories whether songs have stories
 * @param wall whether pages lead to the wall of songs
 */
public record SiteSettings(URI publicBaseUrl, List<ShownProduct> products, boolean stories, boolean wall) {
    public SiteSettings {
        products = List.copyOf(products);
    }
}
