package io.serenade.lovesong.notices;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.jobs.Jobs;
import io.serenade.jobs.outbox.Outbox;
import io.serenade.platform.mail.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/**
 * Accepts requests for an e-mail when a song is ready. The outbox keeps the address until the message was sent or
 * abandoned.
 */
@ApplicationScoped
public class Notices {
    @Inject
    private Jobs jobs;

    @Inject
    private Outbox outbox;

    /** Stores the address to notify; it replaces an earlier one. @return false when the song has ended meanwhile */
    @Transactional
    public boolean request(String sessionId, EmailAddress address) {
        boolean underWay = jobs.findLocked(sessionId)
                .filter(job -> !job.state().isFinished())
                .isPresent();
        if (underWay) {
            String payload = JSON.createObjectBuilder()
                    .add("email", address.reveal())
                    .build()
                    .toString();
            outbox.addForEndOf(sessionId, SendNotice.KIND, sessionId, payload);
        }
        return underWay;
    }
}
