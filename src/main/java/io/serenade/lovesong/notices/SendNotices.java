package io.serenade.lovesong.notices;

import io.serenade.lovesong.Submissions;
import io.serenade.lovesong.notices.Notices.Claimed;
import io.serenade.platform.mail.MailException;
import io.serenade.platform.mail.Mailer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Sends the messages that are due and forgets their addresses. A sender that vanishes between sending and forgetting is
 * the only way to a second message, which then carries the name of the first.
 */
@ApplicationScoped
public class SendNotices {
    private static final Logger LOG = System.getLogger(SendNotices.class.getName());
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final List<Duration> RESTS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(3));

    @Inject
    Notices notices;

    @Inject
    NoticeLetters letters;

    @Inject
    Submissions submissions;

    @Inject
    Mailer mailer;

    @Inject
    Clock clock;

    /** @return how many messages have left */
    public int sendDue() {
        int sent = 0;
        for (Optional<Claimed> due = notices.claim(LEASE); due.isPresent(); due = notices.claim(LEASE)) {
            sent += send(due.get()) ? 1 : 0;
        }
        return sent;
    }

    private boolean send(Claimed notice) {
        String id = notice.sessionId();
        try {
            mailer.send(letters.about(submissions.get(id), notice));
            notices.forget(id);
            LOG.log(Level.INFO, "Job {0}: the visitor was told by e-mail; the address is forgotten", id);
            return true;
        } catch (MailException e) {
            tryLater(notice, e);
            return false;
        }
    }

    /** The cause may repeat the address, so only the message is logged. */
    private void tryLater(Claimed notice, MailException e) {
        String id = notice.sessionId();
        if (notice.tries() > RESTS.size()) {
            notices.forget(id);
            LOG.log(
                    Level.ERROR,
                    "Job {0}: no e-mail could be sent; given up, the address is forgotten: {1}",
                    id,
                    e.getMessage());
        } else {
            Duration rest = RESTS.get(notice.tries() - 1);
            notices.sendAgainAt(id, clock.instant().plus(rest));
            LOG.log(Level.WARNING, "Job {0}: the e-mail is tried again in {1}: {2}", id, rest, e.getMessage());
        }
    }
}
