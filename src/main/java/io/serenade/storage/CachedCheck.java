package io.serenade.storage;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Caches for some seconds whether something was available, so that it can be asked often and by many. */
final class CachedCheck {
    private static final long KEPT = Duration.ofSeconds(5).toNanos();

    private final BooleanSupplier look;
    private boolean looked;
    private boolean there;
    private long at;

    CachedCheck(BooleanSupplier look) {
        this.look = look;
    }

    /** Concurrent callers wait for the check that is under way. */
    synchronized boolean isThere() {
        if (!looked || System.nanoTime() - at > KEPT) {
            there = look.getAsBoolean();
            looked = true;
            at = System.nanoTime();
        }
        return there;
    }
}
