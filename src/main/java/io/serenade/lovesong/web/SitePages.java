package io.serenade.lovesong.web;

import io.serenade.lovesong.LoveSongSettings;
import io.serenade.lovesong.theme.Theme;
import io.serenade.lovesong.web.pages.PageSettings;
import io.serenade.lovesong.web.pages.Pages;
import io.serenade.lovesong.web.pages.StaticFiles;
import io.serenade.platform.ServerSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.servlet.ServletContext;
import java.net.URI;

/** Makes the pages and their files from theme and settings, once. */
@ApplicationScoped
class SitePages {

    @Produces
    @Singleton
    StaticFiles files(Theme theme, ServletContext context) {
        return StaticFiles.load(theme, context::getResourcePaths, context::getResourceAsStream);
    }

    @Produces
    @Singleton
    Pages pages(Theme theme, StaticFiles files, ServerSettings server, LoveSongSettings settings) {
        return new Pages(
                theme,
                new PageSettings(
                        server.publicBaseUrl(),
                        settings.sampleSongs(),
                        settings.notifyEmail(),
                        settings.submissionsPerCookie(),
                        settings.namePattern().pattern(),
                        "Sonauto",
                        URI.create("https://sonauto.ai")),
                files);
    }
}
