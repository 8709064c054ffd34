package io.serenade.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What is kept of a back end's key: how it begins and a hash of it, never the key. Valid until it is revoked. */
@Entity
@Table(name = "api_keys")
@SuppressWarnings("UnusedVariable") // the hash is read by queries only
public class ApiKey {
    /** How many characters of a key are shown again later. */
    static final int PREFIX = 10;

    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    @Id
    private String id;

    private String name;
    private String prefix;

    @Column(name = "secret_hash")
    private String secretHash;

    @Column(name = "limit_per_hour")
    private int limitPerHour;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "last_used_at")
    private Instant lastUsedAt;

    @Column(name = "revoked_at")
    private Instant revokedAt;

    protected ApiKey() {}

    ApiKey(String id, String name, ApiKeySecret secret, int limitPerHour, Instant now) {
        this.id = id;
        this.name = name;
        this.prefix = secret.reveal().substring(0, PREFIX);
        this.secretHash = secret.hash();
        this.limitPerHour = limitPerHour;
        this.createdAt = now;
    }

    /** Records a use, at most once a minute, so that a busy key is not updated on every call. */
    void noteUse(Instant now) {
        if (lastUsedAt == null || !now.isBefore(lastUsedAt.plus(USE_NOTED_EVERY))) {
            lastUsedAt = now;
        }
    }

    /** Ends the key for good; a second time changes nothing. */
    void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** How the key begins, such as {@code sk_Zm9ydHk}. */
    public String prefix() {
        return prefix;
    }

    String secretHash() {
        return secretHash;
    }

    public int limitPerHour() {
        return limitPerHour;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** To the minute. */
    public Optional<Instant> lastUsedAt() {
        return Optional.ofNullable(lastUsedAt);
    }

    public Optional<Instant> revokedAt() {
        return Optional.ofNullable(revokedAt);
    }
}
