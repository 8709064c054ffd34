package io.serenade.site;

import io.serenade.platform.settings.Settings;
import io.serenade.site.theme.Theme;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.servlet.ServletContext;

/** Reads the theme and creates what all pages share, once. */
@ApplicationScoped
class SiteConfiguration {
    private volatile ServletContext application;

    /** An injected context can be used within requests only, but e-mails are written without one. */
    void start(@Observes @Initialized(ApplicationScoped.class) ServletContext started) {
        application = started;
    }

    @Produces
    @Singleton
    Theme theme(Settings settings) {
        return Theme.from(settings);
    }

    @Produces
    @Singleton
    StaticFiles files(Theme theme) {
        ServletContext context = application;
        if (context == null) {
            throw new IllegalStateException("The application is still starting");
        }
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
