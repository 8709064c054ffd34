package io.serenade.lovesong.notices;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.jobs.Jobs;
import io.serenade.jobs.outbox.Outbox;
import io.serenade.platform.mail.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Takes wishes to be told when a song is there. The outbox keeps the address until the message has left or is given up. */
@ApplicationScoped
public class Notices {
    @Inject
    private Jobs jobs;

    @Inject
    private Outbox outbox;

    /** Notes whom to tell; an address given before is forgotten. @return false when the song has ended meanwhile */
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
