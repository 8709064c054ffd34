package io.serenade;

import io.serenade.platform.Providers;
import io.serenade.platform.ServerSettings;
import io.serenade.platform.Settings;
import io.serenade.site.SiteSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Hands the list of products on to those who may not name it. */
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
        return new SiteSettings(server.publicBaseUrl(), ProductsOnPages.from(settings));
    }
}
