package io.serenade.accounts;

import io.serenade.platform.limits.OverloadedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Hashes and compares passwords, two at a time, so that a flood of logins cannot take more of the processor than that.
 * Never call it in a transaction: a caller may wait for its turn.
 */
@ApplicationScoped
class Passwords {
    static final int AT_ONCE = 2;

    /** As many as a small machine serves within {@link #MAX_WAIT}. */
    static final int MAX_WAITING = 20;

    private static final Duration MAX_WAIT = Duration.ofSeconds(2);

    /** A dummy hash to compare with when there is no account, so that the answer takes the same time. */
    private static final PasswordHash NOBODY = new PasswordHash(PasswordHash.PRESENT_COST, new byte[16], new byte[32]);

    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    /** @throws OverloadedException when too many wait already, or for too long */
    String hash(String password) {
        return inTurn(() -> PasswordHash.of(password, PasswordHash.PRESENT_COST).text());
    }

    /**
     * Whether a password matches the stored hash; takes as long if there is no hash to compare with.
     *
     * @throws OverloadedException when too many wait already, or for too long
     */
    boolean matches(Optional<String> kept, String password) {
        PasswordHash hash = kept.map(PasswordHash::parse).orElse(NOBODY);
        return inTurn(() -> hash.matches(password)) && kept.isPresent();
    }

    /** Whether a hash was made with other cost parameters than the present ones. */
    boolean isOutdated(String kept) {
        return !PasswordHash.parse(kept).cost().equals(PasswordHash.PRESENT_COST);
    }

    private <T> T inTurn(Supplier<T> work) {
        takeTurn();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private void takeTurn() {
        try {
            if (turns.getQueueLength() >= MAX_WAITING
                    || !turns.tryAcquire(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new OverloadedException("More passwords were to be compared than this node can", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OverloadedException("Interrupted while waiting to compare a password", e);
        }
    }
}
