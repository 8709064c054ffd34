package io.serenade.lovesong.notices;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.jobs.JobState;
import io.serenade.jobs.outbox.BackOff;
import io.serenade.jobs.outbox.Delivery;
import io.serenade.jobs.outbox.OutboxHandler;
import io.serenade.jobs.outbox.OutboxMessage;
import io.serenade.lovesong.Submissions;
import io.serenade.lovesong.Submissions.Entry;
import io.serenade.platform.mail.EmailAddress;
import io.serenade.platform.mail.MailException;
import io.serenade.platform.mail.Mailer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;

/**
 * Tells a visitor by e-mail how their song ended. A second message is sent only if a sender crashes between sending and
 * recording it; both then have the same message id.
 */
@ApplicationScoped
public class SendNotice implements OutboxHandler {
    static final String KIND = "lovesong-notice";

    private static final BackOff BACK_OFF = new BackOff(
            List.of(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15),
                    Duration.ofHours(1),
                    Duration.ofHours(3)),
            0.1);

    @Inject
    NoticeLetters letters;

    @Inject
    Submissions submissions;

    @Inject
    Mailer mailer;

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
        Entry entry = submissions.find(message.key()).orElseThrow();
        if (entry.job().erasedAt().isPresent()) {
            return Delivery.giveUp("The song was erased.");
        }
        boolean ready = entry.job().state() == JobState.SUCCEEDED;
        try {
            mailer.send(letters.about(entry.submission(), addressIn(message), ready));
            return Delivery.delivered();
        } catch (MailException e) {
            return Delivery.retry(e.getMessage());
        }
    }

    private static EmailAddress addressIn(OutboxMessage message) {
        return new EmailAddress(JSON.createReader(new StringReader(message.payload()))
                .readObject()
                .getString("email"));
    }
}
