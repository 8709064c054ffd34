package io.serenade.accounts;

import io.serenade.platform.OverloadedException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Hashes and compares passwords, two at a time, so that a flood of logins takes no more than that from everybody else.
 * Never call it in a transaction: a caller may wait for its turn.
 */
@ApplicationScoped
class Passwords {
    static final int AT_ONCE = 2;

    /** As many as are served within {@link #PATIENCE} on a small machine. */
    static final int MAX_WAITING = 20;

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Nobody's; compared with where there is no account, which so takes as long. */
    private static final PasswordHash NOBODY = new PasswordHash(PasswordHash.PRESENT_COST, new byte[16], new byte[32]);

    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    /** @throws OverloadedException when too many wait already, or for too long */
    String hash(String password) {
        return inTurn(() -> PasswordHash.of(password, PasswordHash.PRESENT_COST).text());
    }

    /**
     * Whether a password is the one that was hashed; takes as long where there is none to compare with.
     *
     * @throws OverloadedException when too many wait already, or for too long
     */
    boolean matches(Optional<String> kept, String password) {
        PasswordHash hash = kept.map(PasswordHash::parse).orElse(NOBODY);
        return inTurn(() -> hash.matches(password)) && kept.isPresent();
    }

    /** Whether a hash was made at another cost than passwords are kept at now. */
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
                    || !turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new OverloadedException("More passwords were to be compared than this node can", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OverloadedException("Interrupted while waiting to compare a password", e);
        }
    }
}
