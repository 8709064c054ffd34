package io.serenade.jobs;

import io.serenade.platform.Database;
import io.serenade.platform.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Answers an order with what was made of the same one before, for callers who have an API key and where the operator wants
 * that: nothing is paid twice for the same picture and the same words.
 */
@ApplicationScoped
@Transactional
public class RepeatedOrders {
    @Inject
    Database database;

    @Inject
    RepeatSettings settings;

    @Inject
    IdempotencyKeys keys;

    @Inject
    Clock clock;

    /**
     * What an order is known by; empty where it is made in any case.
     *
     * @param apiKey id of the caller's key; without one nobody's orders are compared
     * @param picture as it goes to the provider
     * @param wishes everything else that decides what is made, always in the same order
     */
    public Optional<MadeOrder> mark(String product, Optional<String> apiKey, byte[] picture, List<String> wishes) {
        return apiKey.filter(id -> !settings.kept().isZero())
                .map(id -> new MadeOrder(
                        IdempotencyKey.scopeOf(product, "api-key", id), Ids.hash(hash(picture) + hash(wishes))));
    }

    /** Each is hashed by itself, so that no two lists look alike. */
    private static String hash(List<String> wishes) {
        return wishes.stream().map(Ids::hash).collect(Collectors.joining());
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /**
     * The job that was made, or is being made, of the same order.
     *
     * @param key the caller's own name for this order, which stands for that job from now on
     * @throws IdempotencyKeys.KeyTakenException when the key was taken a moment earlier
     */
    public Optional<String> find(Optional<MadeOrder> order, Optional<IdempotencyKey> key) {
        Optional<String> made = order.flatMap(this::find);
        made.ifPresent(jobId -> key.ifPresent(name -> keys.claim(name, jobId)));
        return made;
    }

    private Optional<String> find(MadeOrder order) {
        return database.find(
                """
                select m.job_id from made_orders m join jobs j on j.id = m.job_id
                 where m.scope = ? and m.fingerprint = ? and m.at > ?
                   and j.state not in ('FAILED', 'CANCELLED') and j.erased_at is null
                 order by m.at desc limit 1""",
                row -> row.getString("job_id"),
                order.scope(),
                order.fingerprint(),
                clock.instant().minus(settings.kept()));
    }

    /** Notes what a job is made of, in the transaction that stores the job. */
    public void note(Optional<MadeOrder> order, String jobId) {
        order.ifPresent(made -> database.update(
                "insert into made_orders (job_id, scope, fingerprint, at) values (?, ?, ?, ?)",
                jobId,
                made.scope(),
                made.fingerprint(),
                clock.instant()));
    }

    /** Forgets what a job was made of that is erased. */
    void forget(@Observes JobErased erased) {
        database.update("delete from made_orders where job_id = ?", erased.jobId());
    }
}
