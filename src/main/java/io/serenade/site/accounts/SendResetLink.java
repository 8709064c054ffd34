package io.serenade.site.accounts;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.accounts.PasswordResets;
import io.serenade.accounts.ResetAsked;
import io.serenade.jobs.outbox.BackOff;
import io.serenade.jobs.outbox.Delivery;
import io.serenade.jobs.outbox.Outbox;
import io.serenade.jobs.outbox.OutboxHandler;
import io.serenade.jobs.outbox.OutboxMessage;
import io.serenade.platform.Ids;
import io.serenade.platform.mail.EmailAddress;
import io.serenade.platform.mail.Letter;
import io.serenade.platform.mail.MailException;
import io.serenade.platform.mail.Mailer;
import io.serenade.platform.settings.Secret;
import io.serenade.site.Templates;
import io.serenade.site.theme.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sends people a link by which they set a new password. The link is made when the message is written, so that it is not
 * stored while the message waits; nothing is sent to an address without an account.
 */
@ApplicationScoped
public class SendResetLink implements OutboxHandler {
    static final String KIND = "password-reset";

    /** Short, because the link is of no use later. */
    private static final BackOff BACK_OFF = new BackOff(
            List.of(Duration.ofSeconds(20), Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15)), 0.1);

    @Inject
    Outbox outbox;

    @Inject
    PasswordResets resets;

    @Inject
    Mailer mailer;

    @Inject
    Templates templates;

    void onAsked(@Observes ResetAsked asked) {
        String payload = JSON.createObjectBuilder()
                .add("email", asked.email().reveal())
                .build()
                .toString();
        outbox.add(KIND, asked.key(), Optional.empty(), payload, Duration.ZERO);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public BackOff backOff() {
        return BACK_OFF;
    }

    @Override
    public boolean isPersonal() {
        return true;
    }

    /** The cause of a failure may repeat the address, so only the message is passed on. */
    @Override
    public Delivery send(OutboxMessage message) {
        EmailAddress to = new EmailAddress(JSON.createReader(new StringReader(message.payload()))
                .readObject()
                .getString("email"));
        Optional<Secret> token = resets.open(to);
        if (token.isEmpty()) {
            return Delivery.delivered();
        }
        try {
            mailer.send(letter(to, token.get()));
            return Delivery.delivered();
        } catch (MailException e) {
            return Delivery.retry(e.getMessage());
        }
    }

    private Letter letter(EmailAddress to, Secret token) {
        Texts texts = templates.site().texts();
        String brand = templates.site().theme().brand();
        ResetLetter page = new ResetLetter(
                templates.site().theme().language(),
                brand,
                texts.of("mail.reset.title"),
                texts.of("mail.reset.text", "minutes", PasswordResets.VALID.toMinutes()),
                texts.of("mail.reset.link"),
                templates.site().absolute("/reset-password#token=" + token.reveal()),
                texts.of("mail.reset.unasked"),
                templates.site().theme().palette());
        return new Letter(
                "reset-" + Ids.newCuid(),
                to,
                texts.of("mail.reset.subject", "brand", brand),
                page.plain(),
                templates.render("site/reset-mail", Map.of("page", page)));
    }
}
