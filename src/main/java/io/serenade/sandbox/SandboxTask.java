package io.serenade.sandbox;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One request to a stand-in: what was asked, when it will be done, and what is to go wrong on the way. */
record SandboxTask(
        UUID id,
        String provider,
        String request,
        Instant createdAt,
        Instant finishesAt,
        Fault fault,
        Optional<URI> webhook,
        int callbacksSent) {
    private static final int SLOW_FACTOR = 6;
    private static final int LATE_FACTOR = 30;

    static SandboxTask accept(
            UUID id, String provider, String request, Instant now, Duration delay, Fault fault, Optional<URI> webhook) {
        Duration work =
                switch (fault) {
                    case SLOW -> delay.multipliedBy(SLOW_FACTOR);
                    case LATE -> Duration.ZERO;
                    case NONE, FAIL, ERROR, BUSY, LOST, DOUBLE, CUT -> delay;
                };
        return new SandboxTask(id, provider, request, now, now.plus(work), fault, webhook, 0);
    }

    boolean finished(Instant now) {
        return !now.isBefore(finishesAt);
    }

    boolean fails() {
        return fault == Fault.FAIL;
    }

    /** How far the work is, from 0 to 1. */
    double progress(Instant now) {
        double whole = Duration.between(createdAt, finishesAt).toMillis();
        return whole <= 0
                ? 1
                : Math.min(1, Math.max(0, Duration.between(createdAt, now).toMillis() / whole));
    }

    /** When to call back, if ever. */
    Optional<Instant> callbackAt(Duration delay) {
        if (webhook.isEmpty() || fault == Fault.LOST) {
            return Optional.empty();
        }
        return Optional.of(fault == Fault.LATE ? finishesAt.plus(delay.multipliedBy(LATE_FACTOR)) : finishesAt);
    }
}
