package io.serenade.jobs;

import io.serenade.platform.Ids;

/**
 * A caller's own name for one order (the header {@code Idempotency-Key}), which identifies repeated calls.
 *
 * @param scope whose key it is; equal keys in different scopes are different keys
 * @param key 1 to 255 visible ASCII characters, chosen by the caller
 * @param fingerprint a hash of the whole request
 */
public record IdempotencyKey(String scope, String key, String fingerprint) {

    public IdempotencyKey {
        if (!isUsable(key)) {
            throw new IllegalArgumentException("Not a key: " + key);
        }
    }

    public static boolean isUsable(String key) {
        return key.matches("[\\x21-\\x7e]{1,255}");
    }

    /**
     * The scope of an identified caller.
     *
     * @param kind how the caller is identified, such as {@code api-key}
     * @param id of any length; only its hash is kept
     */
    public static String scopeOf(String product, String kind, String id) {
        return product + " " + kind + " " + Ids.hash(id);
    }

    /**
     * The scope of anonymous callers. It does not use their IP address, because a phone's address changes on the move.
     */
    public static String scopeOf(String product, String path) {
        return product + " " + path;
    }
}
