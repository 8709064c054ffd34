package io.serenade.operators;

import io.serenade.operators.AuditLog.Done;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Bulk acts whose node ended before they did. Nobody continues them, and the log would show them as running for
 * ever. Each node looks for itself; an act that was only slow is shown as running again with its next job.
 */
@ApplicationScoped
public class UnfinishedActs {
    /** Longer than one job takes, however slow its provider and the storage are. */
    static final Duration STEP = Duration.ofHours(1);

    private static final Logger LOG = System.getLogger(UnfinishedActs.class.getName());
    private static final Duration LOOKED_BACK = Duration.ofDays(30);

    @Inject
    AuditLog log;

    @Inject
    Clock clock;

    /** Lines as they were read, and since when they have been like that. */
    private final Map<Done, Instant> unchanged = new HashMap<>();

    /** Marks those without progress for an hour as broken off. */
    public synchronized void mark() {
        Instant now = clock.instant();
        List<Done> unfinished = log.listUnfinished(now.minus(LOOKED_BACK));
        unchanged.keySet().retainAll(unfinished);
        for (Done act : unfinished) {
            Instant since = unchanged.computeIfAbsent(act, first -> now);
            if (!since.plus(STEP).isAfter(now) && log.breakOff(act)) {
                LOG.log(Level.WARNING, "An act on many jobs broke off: {0}, {1}", act.act(), act.target());
            }
        }
    }
}
