package io.serenade.lovesong;

import io.serenade.jobs.WorkerPool;
import io.serenade.jobs.engine.WakeUpSender;
import io.serenade.platform.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;

/** Songs past {@code WEBHOOK_TIMEOUT_MINUTES} that still wait for their next look are looked at now. */
@ApplicationScoped
public class StaleSongs {
    private static final Logger LOG = System.getLogger(StaleSongs.class.getName());

    @Inject
    private Database database;

    @Inject
    private WakeUpSender doorbell;

    @Inject
    private LoveSongSettings settings;

    @Inject
    private FetchDetails fetchDetails;

    @Inject
    private Clock clock;

    public void askAgain() {
        Instant now = clock.instant();
        int stale = database.update("""
                update jobs set due_at = ? from love_songs s
                 where s.session_id = jobs.id and jobs.stage = ? and jobs.state in ('READY', 'PARKED')
                   and jobs.due_at > ? and s.sent_to_llm < ?""", now, fetchDetails.name(), now, now.minus(settings.webhookTimeout()));
        if (stale > 0) {
            LOG.log(Level.WARNING, "{0} songs are past their time and are looked at now", stale);
            doorbell.ring(WorkerPool.IO);
        }
    }
}
