package io.serenade.lovesong.notices;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.serenade.lovesong.Submission;
import io.serenade.platform.mail.EmailAddress;
import io.serenade.platform.mail.Letter;
import io.serenade.platform.settings.ServerSettings;
import io.serenade.site.theme.Theme;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** Writes the message in the theme's words and colours. */
@ApplicationScoped
public class NoticeLetters {
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

    @Inject
    Theme theme;

    @Inject
    ServerSettings server;

    /** @param ready whether the song is there; otherwise it has failed */
    Letter about(Submission submission, EmailAddress to, boolean ready) {
        String key = ready ? "mail.ready" : "mail.failed";
        Notice page = new Notice(
                theme.language(),
                theme.brand(),
                theme.texts().of(key + ".title", "pet", submission.petName()),
                theme.texts().of(key + ".text", "pet", submission.petName(), "owner", submission.ownerName()),
                theme.texts().of(key + ".link"),
                server.publicBaseUrl() + "/result/" + submission.sessionId(),
                theme.texts().of("mail.once"),
                theme.palette());
        return new Letter(
                submission.sessionId() + (ready ? "-ready" : "-failed"),
                to,
                theme.texts().of(key + ".subject", "pet", submission.petName()),
                page.plain(),
                html(page));
    }

    private String html(Notice page) {
        StringOutput html = new StringOutput();
        templates.render("lovesong/mail.jte", Map.of("page", page), html);
        return html.toString();
    }
}
