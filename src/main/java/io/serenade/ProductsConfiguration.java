package io.serenade;

import io.serenade.platform.settings.Providers;
import io.serenade.platform.settings.ServerSettings;
import io.serenade.platform.settings.Settings;
import io.serenade.site.ShownProduct;
import io.serenade.site.SiteSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Provides the list of products to packages that must not depend on this one. */
@ApplicationScoped
class ProductsConfiguration {

    @Produces
    @Singleton
    Providers providers() {
        return new Providers(Products.providers());
    }

    @Produces
    @Singleton
    SiteSettings site(Settings settings, ServerSettings server) {
        List<ShownProduct> shown = ProductsOnPages.from(settings);
        boolean songs = shown.stream().anyMatch(product -> product.name().equals("lovesong"));
        boolean stories = songs && settings.integer("STORIES_WAITING", 50, 0, 10_000) > 0;
        return new SiteSettings(server.publicBaseUrl(), shown, stories, songs && settings.flag("WALL", true));
    }
}
