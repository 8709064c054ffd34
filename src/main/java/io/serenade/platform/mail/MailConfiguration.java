package io.serenade.platform.mail;

import io.serenade.platform.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Chooses once, inside the server, how messages are sent. */
@ApplicationScoped
public class MailConfiguration {

    @Produces
    @Singleton
    public Mailer mailer(Settings settings, Clock clock) {
        return mailer(MailSettings.from(settings), clock);
    }

    static Mailer mailer(MailSettings settings, Clock clock) {
        Envelope envelope = new Envelope(settings.from(), clock);
        return settings.server()
                .<Mailer>map(server -> new SmtpMailer(server, envelope))
                .orElseGet(() -> new MailFolder(settings.folder(), envelope));
    }
}
