package io.serenade.jobs.calls;

import io.serenade.platform.settings.Settings;
import java.util.OptionalInt;

/**
 * How many requests may be paid in any 24 hours at each provider's account, of all products and over all nodes, so that
 * neither a mistake nor an attack can use up an account.
 *
 * @param perDay {@code PAID_REQUESTS_PER_DAY}; empty if nothing limits them
 */
public record PaidRequests(OptionalInt perDay) {
    private static final int MAX_PER_DAY = 10_000_000;

    public static PaidRequests from(Settings settings) {
        return new PaidRequests(
                settings.find("PAID_REQUESTS_PER_DAY").isPresent()
                        ? OptionalInt.of(settings.integer("PAID_REQUESTS_PER_DAY", MAX_PER_DAY, 1, MAX_PER_DAY))
                        : OptionalInt.empty());
    }
}
