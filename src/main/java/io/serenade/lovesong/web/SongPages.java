package io.serenade.lovesong.web;

import io.serenade.lovesong.LoveSongSettings;
import io.serenade.lovesong.SongStyle;
import io.serenade.lovesong.web.pages.PageSettings;
import io.serenade.lovesong.web.pages.Pages;
import io.serenade.site.Templates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;

/** Creates the love song's pages from the settings, once. */
@ApplicationScoped
class SongPages {

    @Produces
    @Singleton
    Pages pages(Templates templates, LoveSongSettings settings, SongStyle style) {
        return new Pages(
                templates,
                new PageSettings(
                        settings.notifyEmail(),
                        settings.submissionsPerCookie(),
                        settings.names().pattern().pattern(),
                        settings.names().rule(),
                        style.detail().isPresent(),
                        "Sonauto",
                        URI.create("https://sonauto.ai")));
    }
}
