package io.serenade.accounts;

import io.serenade.platform.Ids;
import io.serenade.platform.limits.Limits;
import io.serenade.platform.limits.Limits.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The keys of back ends. Methods are short transactions or join the caller's. */
@ApplicationScoped
@Transactional
public class ApiKeys {
    /** The window of a key's limit. */
    public static final Duration WINDOW = Duration.ofHours(1);

    @PersistenceContext
    private EntityManager entities;

    @Inject
    private Limits limits;

    @Inject
    private Clock clock;

    /** A new key with its secret, which cannot be read again. */
    public record Created(ApiKey key, ApiKeySecret secret) {}

    public Created create(ApiKeyForm form) {
        ApiKeySecret secret = ApiKeySecret.create();
        ApiKey key = new ApiKey(Ids.newCuid(), form.name(), secret, form.limitPerHour(), clock.instant());
        entities.persist(key);
        return new Created(key, secret);
    }

    /** All keys, the newest first, revoked ones too. */
    public List<ApiKey> list() {
        return entities.createQuery("select k from ApiKey k order by k.createdAt desc, k.id", ApiKey.class)
                .getResultList();
    }

    /** @return false when there is no such key; revoking one again changes nothing */
    public boolean revoke(String id) {
        Optional<ApiKey> key = Optional.ofNullable(entities.find(ApiKey.class, id, LockModeType.PESSIMISTIC_WRITE));
        key.ifPresent(k -> k.revoke(clock.instant()));
        return key.isPresent();
    }

    /**
     * Finds the valid key that a request carries, and records its use.
     *
     * @param authorization the header {@code Authorization}; null and invalid values are no key
     */
    public Optional<ApiKey> find(String authorization) {
        return ApiKeySecret.fromHeader(authorization).flatMap(this::findBySecret);
    }

    private Optional<ApiKey> findBySecret(ApiKeySecret secret) {
        String hash = secret.hash();
        Optional<ApiKey> found = entities.createQuery(
                        "select k from ApiKey k where k.secretHash = :hash and k.revokedAt is null", ApiKey.class)
                .setParameter("hash", hash)
                .getResultStream()
                .filter(key -> sameText(key.secretHash(), hash))
                .findFirst();
        found.ifPresent(key -> key.noteUse(clock.instant()));
        return found;
    }

    /** Counts a call against the limit of a key. */
    public Verdict count(ApiKey key) {
        return limits.slide(limitOf(key), key.limitPerHour(), WINDOW);
    }

    /** The remaining limit of a key, without counting a call. */
    public Verdict peek(ApiKey key) {
        return limits.peek(limitOf(key), key.limitPerHour(), WINDOW);
    }

    private static String limitOf(ApiKey key) {
        return "api-key:" + key.id();
    }

    private static boolean sameText(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
