package io.serenade.jobs;

/**
 * Identifies an order by its content, so that a repeated order is recognised.
 *
 * @param scope whose it is and of which product
 * @param fingerprint a hash of all that decides what is made
 */
public record OrderFingerprint(String scope, String fingerprint) {}
