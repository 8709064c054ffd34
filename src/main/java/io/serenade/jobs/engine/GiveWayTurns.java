package io.serenade.jobs.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * When a job that gives way may go before others of its pool on this node, so that it advances even where others keep
 * all workers busy: after each turn of one, not before four times as long has passed. Others therefore wait for one such
 * turn at most, and such jobs have a fifth of one worker's time, however many workers the pool has.
 */
final class GiveWayTurns {
    /** How many times as long as a turn others have after it. */
    private static final int OTHERS = 4;

    /** After a long turn, so that a film is not barred for longer than it may take. */
    static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    private final Clock clock;
    private Instant next = Instant.MIN;
    private int running;

    GiveWayTurns(Clock clock) {
        this.clock = clock;
    }

    /**
     * A worker looks for a job, or does work ahead. Until it says that it found none that gives way, it counts as having
     * one, so of workers that look at the same moment one alone may have a job that gives way go first.
     */
    synchronized Turn begin() {
        Instant now = clock.instant();
        boolean first = running == 0 && !now.isBefore(next);
        running++;
        return new Turn(now, first);
    }

    private synchronized void end(Duration taken) {
        running--;
        Duration wait = taken.multipliedBy(OTHERS);
        Instant free = clock.instant().plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
        next = free.isAfter(next) ? free : next;
    }

    /** A turn that is being taken; used by one thread. */
    final class Turn implements AutoCloseable {
        private final Instant begun;
        private final boolean first;
        private boolean taken = true;

        private Turn(Instant begun, boolean first) {
            this.begun = begun;
            this.first = first;
        }

        /** Whether a job that gives way may go before others now. */
        boolean goesFirst() {
            return first;
        }

        /** Nothing that gives way was found: the turn ends as if it had not been taken. */
        void giveBack() {
            if (taken) {
                taken = false;
                end(Duration.ZERO);
            }
        }

        @Override
        public void close() {
            if (taken) {
                taken = false;
                end(Duration.between(begun, clock.instant()));
            }
        }
    }
}
