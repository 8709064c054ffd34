package io.serenade.accounts.web;

import io.serenade.accounts.ApiKey;
import io.serenade.accounts.ApiKeys.Created;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.Optional;

/**
 * A key as the operator sees it.
 *
 * @param key the key itself, only in the answer that creates it
 */
@JsonbPropertyOrder({"id", "name", "prefix", "limitPerHour", "createdAt", "lastUsedAt", "revokedAt", "key"})
public record ApiKeyAnswer(
        String id,
        String name,
        String prefix,
        int limitPerHour,
        Instant createdAt,
        Optional<Instant> lastUsedAt,
        Optional<Instant> revokedAt,
        @JsonbNillable(false) Optional<String> key) {

    static ApiKeyAnswer of(ApiKey key) {
        return of(key, Optional.empty());
    }

    static ApiKeyAnswer of(Created created) {
        return of(created.key(), Optional.of(created.secret().reveal()));
    }

    private static ApiKeyAnswer of(ApiKey key, Optional<String> secret) {
        return new ApiKeyAnswer(
                key.id(),
                key.name(),
                key.prefix(),
                key.limitPerHour(),
                key.createdAt(),
                key.lastUsedAt(),
                key.revokedAt(),
                secret);
    }
}
