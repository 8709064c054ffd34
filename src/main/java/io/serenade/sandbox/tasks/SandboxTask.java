package io.serenade.sandbox.tasks;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One request to a stand-in: the request, when it will be done, and its fault.
 *
 * @param startsAt when it leaves the stand-in's queue
 * @param stopped how it ends instead of being done
 */
public record SandboxTask(
        String id,
        String provider,
        String request,
        Instant createdAt,
        Instant startsAt,
        Instant finishesAt,
        Optional<Stop> stopped,
        Fault fault,
        Optional<URI> webhook,
        int callbacksSent) {
    private static final int SLOW_FACTOR = 6;
    private static final int LATE_FACTOR = 30;

    /** A tenth of the work is waiting for a machine. */
    private static final int WAITING_SHARE = 10;

    /** An end before the work was done. */
    public enum Stop {
        /** By the client, or by the deadline while it ran. */
        CANCELED,
        /** Before it started. */
        ABORTED
    }

    public static SandboxTask accept(
            String id,
            String provider,
            String request,
            Instant now,
            Duration delay,
            Fault fault,
            Optional<URI> webhook) {
        Duration work =
                switch (fault) {
                    case SLOW -> delay.multipliedBy(SLOW_FACTOR);
                    case LATE -> Duration.ZERO;
                    case NONE,
                            FAIL,
                            ERROR,
                            BUSY,
                            FULL,
                            LOST,
                            DOUBLE,
                            CUT,
                            ABORTED,
                            FORGED,
                            SHORT,
                            NONSENSE,
                            BROKE,
                            PAGE,
                            INVENTED,
                            GARBLED,
                            MUMBLED -> delay;
                };
        return new SandboxTask(
                id,
                provider,
                request,
                now,
                now.plus(work.dividedBy(WAITING_SHARE)),
                now.plus(work),
                Optional.empty(),
                fault,
                webhook,
                0);
    }

    /** The same task, which leaves the queue at the time given. */
    public SandboxTask startingAt(Instant moment) {
        return new SandboxTask(
                id, provider, request, createdAt, moment, finishesAt, stopped, fault, webhook, callbacksSent);
    }

    /** The same task, ended at the time given unless it is done before. */
    public SandboxTask stoppedAt(Instant timestamp, Stop how) {
        return timestamp.isBefore(finishesAt) ? endedAt(timestamp, how) : this;
    }

    /** The same task, which never starts although it waits as long as the work would have taken. */
    public SandboxTask abortedAtItsEnd() {
        return endedAt(finishesAt, Stop.ABORTED);
    }

    private SandboxTask endedAt(Instant timestamp, Stop how) {
        return new SandboxTask(
                id, provider, request, createdAt, startsAt, timestamp, Optional.of(how), fault, webhook, callbacksSent);
    }

    /** Whether it ever starts. */
    public boolean starts() {
        return !startsAt.isAfter(finishesAt)
                && stopped.filter(how -> how == Stop.ABORTED).isEmpty();
    }

    public boolean started(Instant now) {
        return starts() && !now.isBefore(startsAt);
    }

    public boolean finished(Instant now) {
        return !now.isBefore(finishesAt);
    }

    public boolean fails() {
        return fault == Fault.FAIL;
    }

    /** The progress of the work, from 0 to 1. */
    public double progress(Instant now) {
        double whole = Duration.between(createdAt, finishesAt).toMillis();
        return whole <= 0
                ? 1
                : Math.min(1, Math.max(0, Duration.between(createdAt, now).toMillis() / whole));
    }

    /** When to call back, if ever. */
    public Optional<Instant> callbackAt(Duration delay) {
        if (webhook.isEmpty() || fault == Fault.LOST) {
            return Optional.empty();
        }
        return Optional.of(fault == Fault.LATE ? finishesAt.plus(delay.multipliedBy(LATE_FACTOR)) : finishesAt);
    }
}
