package io.serenade.lovesong.web.pages;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The queue at a glance, for operators.
 *
 * @param credits the provider's balance as last known
 */
public record OperatorPage(
        int pending,
        int processing,
        int activeTasks,
        int slotsTaken,
        int slots,
        OptionalLong credits,
        Optional<Instant> creditsCheckedAt) {}
