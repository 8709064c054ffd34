package io.serenade.jobs;

import io.serenade.platform.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Orders by the caller's own name for them ({@code Idempotency-Key}), so that a repeated call finds the first one's job. A
 * key is free again after 24 hours.
 */
@ApplicationScoped
@Transactional
public class IdempotencyKeys {
    private static final Duration KEPT = Duration.ofHours(24);

    @Inject
    private Database database;

    @Inject
    private Clock clock;

    /**
     * A caller's name for one order, and a hash of what the order said.
     *
     * @param key unique among all callers and products: whoever lets callers choose it puts their own name before it
     */
    public record IdempotencyKey(String key, String fingerprint) {}

    /** The order that was stored under a key before. */
    public record Order(String jobId, String fingerprint) {}

    /** Another request with the same key was stored a moment earlier. */
    public static final class KeyTakenException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * Takes a key for a job, in the transaction that stores the job.
     *
     * @throws KeyTakenException when another job has it
     */
    public void claim(IdempotencyKey key, String jobId) {
        Instant now = clock.instant();
        int taken = database.update("""
                insert into idempotency_keys (key, fingerprint, job_id, at) values (?, ?, ?, ?)
                on conflict (key) do update set fingerprint = excluded.fingerprint, job_id = excluded.job_id,
                       at = excluded.at where idempotency_keys.at <= ?""", key.key(), key.fingerprint(), jobId, now, now.minus(KEPT));
        if (taken == 0) {
            throw new KeyTakenException();
        }
    }

    public Optional<Order> find(String key) {
        return database.find(
                "select job_id, fingerprint from idempotency_keys where key = ? and at > ?",
                row -> new Order(row.getString("job_id"), row.getString("fingerprint")),
                key,
                clock.instant().minus(KEPT));
    }

    /** Forgets the keys of a job that is erased. */
    public void forget(String jobId) {
        database.update("delete from idempotency_keys where job_id = ?", jobId);
    }

    /** Forgets keys that are free again. */
    public void forgetOld() {
        database.update(
                "delete from idempotency_keys where at < ?", clock.instant().minus(KEPT));
    }
}
