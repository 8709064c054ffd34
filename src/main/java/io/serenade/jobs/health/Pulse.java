package io.serenade.jobs.health;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * When this node's timers last fired. A process whose timers are dead (after an error of the JVM, say) still answers
 * requests but does no work any more; only a restart helps. The database has no part in it.
 */
@ApplicationScoped
public class Pulse {
    /** Twelve heartbeats of the node. */
    static final Duration STALE = Duration.ofSeconds(60);

    @Inject
    Clock clock;

    private volatile Instant last;

    @PostConstruct
    void begin() {
        last = clock.instant();
    }

    /** To be called every few seconds by a timer, before it does anything that may take long. */
    public void beat() {
        last = clock.instant();
    }

    public boolean isBeating() {
        return last.plus(STALE).isAfter(clock.instant());
    }
}
