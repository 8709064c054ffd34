package io.serenade.generation;

import io.serenade.accounts.ApiKey;
import java.time.Duration;
import java.util.Optional;

/**
 * Who calls: the holder of an API key, or whoever is at an address.
 *
 * @param limitKey under which its generations are counted
 */
public record Caller(Optional<String> keyId, String limitKey, int limitPerHour) {
    /** The window of every caller's limit. */
    public static final Duration WINDOW = Duration.ofHours(1);

    public static Caller withKey(ApiKey key) {
        return new Caller(Optional.of(key.id()), "generate:key:" + key.id(), key.limitPerHour());
    }

    public static Caller at(String address, int limitPerHour) {
        return new Caller(Optional.empty(), "generate:address:" + address, limitPerHour);
    }

    /** The caller's own name for an order, made different from everybody else's. */
    String idempotencyKey(String key) {
        return limitKey + ":" + key;
    }
}
