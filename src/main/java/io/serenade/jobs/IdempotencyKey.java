package io.serenade.jobs;

import io.serenade.platform.Ids;

/**
 * A caller's own name for one order (the header {@code Idempotency-Key}), by which a repeated call is known.
 *
 * @param scope whose name it is; the same key is another one in another scope
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
     * The scope of a caller who is known.
     *
     * @param kind what the caller is known by, such as {@code api-key}
     * @param id of any length; only its hash is kept
     */
    public static String scopeOf(String product, String kind, String id) {
        return product + " " + kind + " " + Ids.hash(id);
    }

    /** The scope of callers who tell nothing of themselves. Their address is no help: a telephone changes it on the way. */
    public static String scopeOf(String product, String path) {
        return product + " " + path;
    }
}
