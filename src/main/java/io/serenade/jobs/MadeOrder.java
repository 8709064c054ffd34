package io.serenade.jobs;

/**
 * An order by what it asks for, so that the same one is known when it comes again.
 *
 * @param scope whose it is and of which product
 * @param fingerprint a hash of all that decides what is made
 */
public record MadeOrder(String scope, String fingerprint) {}
