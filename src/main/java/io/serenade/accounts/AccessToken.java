package io.serenade.accounts;

import java.time.Duration;

/**
 * The proof of a session: a signed text that programs send as a bearer token and browsers in a cookie. It prints as
 * stars.
 */
public record AccessToken(String reveal) {
    public static final Duration VALID = Duration.ofSeconds(86_400);

    @Override
    public String toString() {
        return "*****";
    }
}
