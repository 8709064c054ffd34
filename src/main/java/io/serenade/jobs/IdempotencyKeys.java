package io.serenade.jobs;

import io.serenade.platform.database.Database;
import io.serenade.platform.database.LongRunning;
import io.serenade.platform.web.problems.ProblemException;
import io.serenade.platform.web.problems.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds orders by the caller's idempotency key, so that a repeated call gets the first call's job. A key can be reused
 * after 24 hours.
 */
@ApplicationScoped
@Transactional
public class IdempotencyKeys {
    private static final Duration KEPT = Duration.ofHours(24);

    @Inject
    Database database;

    @Inject
    @LongRunning
    Database longRunning;

    @Inject
    Clock clock;

    /** A concurrent request with the same key was stored first. */
    public static final class KeyTakenException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Stores an order; {@link Jobs#start} stores its key. */
    @FunctionalInterface
    public interface Store<T, E extends Exception> {
        T store() throws E;
    }

    private record Order(String jobId, String fingerprint) {}

    /**
     * Stores an order unless one was stored under its key before. Concurrent calls store one order.
     *
     * @param key empty for a caller without a key; then the order is always stored
     * @param store lets a {@link KeyTakenException} pass
     * @param repeat repeats the answer for the job with this id
     * @throws ProblemException 422 when the key was used before with a different request
     */
    @Transactional(TxType.NOT_SUPPORTED)
    public <T, E extends Exception> T once(Optional<IdempotencyKey> key, Store<T, E> store, Function<String, T> repeat)
            throws E {
        Optional<String> before = key.flatMap(this::find);
        if (before.isPresent()) {
            return repeat.apply(before.get());
        }
        try {
            return store.store();
        } catch (KeyTakenException e) {
            return repeat.apply(key.flatMap(this::find).orElseThrow(() -> e));
        }
    }

    /** The job that was stored under a key. */
    private Optional<String> find(IdempotencyKey key) {
        return database.find(
                        "select job_id, fingerprint from idempotency_keys where scope = ? and key = ? and at > ?",
                        row -> new Order(row.getString("job_id"), row.getString("fingerprint")),
                        key.scope(),
                        key.key(),
                        clock.instant().minus(KEPT))
                .map(order -> {
                    if (!order.fingerprint().equals(key.fingerprint())) {
                        throw new ProblemException(
                                ProblemType.IDEMPOTENCY_KEY_REUSED,
                                "This Idempotency-Key was used for another order before.");
                    }
                    return order.jobId();
                });
    }

    /**
     * Takes a key for a job, in the transaction that stores the job.
     *
     * @throws KeyTakenException when another job has it
     */
    void claim(IdempotencyKey key, String jobId) {
        Instant now = clock.instant();
        int taken = database.update("""
                insert into idempotency_keys (scope, key, fingerprint, job_id, at) values (?, ?, ?, ?, ?)
                on conflict (scope, key) do update set fingerprint = excluded.fingerprint, job_id = excluded.job_id,
                       at = excluded.at where idempotency_keys.at <= ?""", key.scope(), key.key(), key.fingerprint(), jobId, now, now.minus(KEPT));
        if (taken == 0) {
            throw new KeyTakenException();
        }
    }

    /** Deletes the keys of an erased job. */
    void forget(String jobId) {
        database.update("delete from idempotency_keys where job_id = ?", jobId);
    }

    /** Deletes keys that have expired. */
    public void forgetOld() {
        longRunning.update(
                "delete from idempotency_keys where at < ?", clock.instant().minus(KEPT));
    }
}
