package io.serenade.accounts;

import io.serenade.platform.Ids;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An API key itself: {@code sk_} and 256 random bits. It prints as stars. */
public record ApiKeySecret(String reveal) {
    private static final Pattern BEARER = Pattern.compile("(?i:bearer) +(sk_[A-Za-z0-9_-]{43})");

    static ApiKeySecret create() {
        return new ApiKeySecret("sk_" + Ids.newToken());
    }

    /** The key in {@code Authorization: Bearer sk_…}; empty for null and for anything of another shape. */
    static Optional<ApiKeySecret> fromHeader(String authorization) {
        Matcher bearer = BEARER.matcher(authorization == null ? "" : authorization.strip());
        return bearer.matches() ? Optional.of(new ApiKeySecret(bearer.group(1))) : Optional.empty();
    }

    /** The hash that is stored. The key has 256 random bits, so a plain digest cannot be reversed. */
    String hash() {
        return Ids.hash(reveal);
    }

    @Override
    public String toString() {
        return "*****";
    }
}
