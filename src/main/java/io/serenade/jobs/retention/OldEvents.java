package io.serenade.jobs.retention;

import io.serenade.jobs.JobEvents;
import io.serenade.jobs.JobEvents.Forgotten;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/** Events of jobs that ended long ago, which nobody follows any more. Removed in many small transactions. */
@ApplicationScoped
public class OldEvents {
    /** As long as the longest retention of a product whose events are replayed. */
    static final Duration KEPT = Duration.ofDays(14);

    private static final int BATCH = 5_000;

    @Inject
    JobEvents events;

    @Inject
    Clock clock;

    /** @return how many were removed */
    public long remove() {
        long removed = 0;
        Forgotten step = new Forgotten(0, 0, true);
        while (step.more()) {
            step = events.forgetFinished(step.last(), clock.instant().minus(KEPT), BATCH);
            removed += step.events();
        }
        return removed;
    }
}
