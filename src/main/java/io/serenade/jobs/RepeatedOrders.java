package io.serenade.jobs;

import io.serenade.platform.Ids;
import io.serenade.platform.database.Database;
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
 * Answers a repeated order with the earlier result, for callers with an API key and if the operator has turned it on:
 * nothing is paid twice for the same picture and the same words.
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
     * What identifies an order; empty if repeated orders are never answered from earlier results.
     *
     * @param apiKey id of the caller's key; orders without a key are never compared
     * @param picture as it goes to the provider
     * @param wishes everything else that decides what is made, always in the same order
     */
    public Optional<OrderFingerprint> mark(
            String product, Optional<String> apiKey, byte[] picture, List<String> wishes) {
        return apiKey.filter(id -> !settings.kept().isZero())
                .map(id -> new OrderFingerprint(
                        IdempotencyKey.scopeOf(product, "api-key", id), Ids.hash(hash(picture) + hash(wishes))));
    }

    /** Each element is hashed separately, so that different lists never look alike. */
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
     * @param key the caller's key for this order, which refers to that job from now on
     * @throws IdempotencyKeys.KeyTakenException when a concurrent order took the key first
     */
    public Optional<String> find(Optional<OrderFingerprint> order, Optional<IdempotencyKey> key) {
        Optional<String> made = order.flatMap(this::find);
        made.ifPresent(jobId -> key.ifPresent(name -> keys.claim(name, jobId)));
        return made;
    }

    private Optional<String> find(OrderFingerprint order) {
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

    /** Records what a job is made from, in the transaction that stores the job. */
    public void note(Optional<OrderFingerprint> order, String jobId) {
        order.ifPresent(made -> database.update(
                "insert into made_orders (job_id, scope, fingerprint, at) values (?, ?, ?, ?)",
                jobId,
                made.scope(),
                made.fingerprint(),
                clock.instant()));
    }

    /** Deletes the record of an erased job. */
    void forget(@Observes JobErased erased) {
        database.update("delete from made_orders where job_id = ?", erased.jobId());
    }
}
