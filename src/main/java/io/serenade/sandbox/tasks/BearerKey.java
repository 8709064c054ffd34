package io.serenade.sandbox.tasks;

import java.util.Locale;
import java.util.Optional;

/** The key in an {@code Authorization} header of the scheme {@code Bearer} (RFC 6750, section 2.1). */
public final class BearerKey {
    private static final String SCHEME = "bearer ";

    private BearerKey() {}

    /** @param header null if there is none */
    public static Optional<String> find(String header) {
        return Optional.ofNullable(header)
                .filter(text -> text.toLowerCase(Locale.ROOT).startsWith(SCHEME))
                .map(text -> text.substring(SCHEME.length()).strip())
                .filter(key -> !key.isEmpty());
    }
}
