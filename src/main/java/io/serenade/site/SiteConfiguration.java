package io.serenade.site;

import io.serenade.platform.Settings;
import io.serenade.site.theme.Theme;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.servlet.ServletContext;

/** Reads the theme and makes what all pages share, once. */
@ApplicationScoped
class SiteConfiguration {
    /** Known before the first request: messages, which use the same files, are written by workers. */
    private ServletContext context;

    @Produces
    @Singleton
    Theme theme(Settings settings) {
        return Theme.from(settings);
    }

    void begin(@Observes @Initialized(ApplicationScoped.class) ServletContext started) {
        context = started;
    }

    @Produces
    @Singleton
    StaticFiles files(Theme theme) {
        return StaticFiles.load(theme, context::getResourcePaths, context::getResourceAsStream);
    }

    @Produces
    @Singleton
    Templates templates(Theme theme, SiteSettings settings, StaticFiles files) {
        return new Templates(new Site(theme, settings, files));
    }

    @Produces
    @Singleton
    ClipPages clipPages(Templates templates) {
        return new ClipPages(templates);
    }

    @Produces
    @Singleton
    CommonPages commonPages(Templates templates) {
        return new CommonPages(templates);
    }
}
