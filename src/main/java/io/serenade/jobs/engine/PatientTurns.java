package io.serenade.jobs.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * When a job that gives way may go before others of its pool on this node, so that it advances even where others keep
 * all workers busy: after each turn of one, not before four times as long has passed. Others therefore wait for one such
 * turn at most, and such jobs have a fifth of one worker's time, however many workers the pool has.
 */
final class PatientTurns {
    /** How much longer others have. */
    private static final int OTHERS = 4;

    private final Clock clock;
    private Instant next = Instant.MIN;
    private int running;

    PatientTurns(Clock clock) {
        this.clock = clock;
    }

    synchronized boolean mayBegin() {
        return running == 0 && !clock.instant().isBefore(next);
    }

    /**
     * A job that gives way has begun, in a turn of its own or because nothing else was due, or work ahead for one.
     *
     * @return its end
     */
    Turn begin() {
        Instant begun = clock.instant();
        synchronized (this) {
            running++;
        }
        return () -> end(begun);
    }

    private synchronized void end(Instant begun) {
        running--;
        Instant now = clock.instant();
        Instant own = now.plus(Duration.between(begun, now).multipliedBy(OTHERS));
        next = own.isAfter(next) ? own : next;
    }

    /** A turn that is being taken. */
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }
}
