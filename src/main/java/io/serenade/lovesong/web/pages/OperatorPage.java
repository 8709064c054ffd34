package io.serenade.lovesong.web.pages;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The queue at a glance, for operators.
 *
 * @param reports what visitors reported, the oldest first
 * @param credits the provider's balance as last known
 */
public record OperatorPage(
        int pending,
        int processing,
        int activeTasks,
        int slotsTaken,
        int slots,
        OptionalLong credits,
        Optional<Instant> creditsCheckedAt,
        List<ReportedSong> reports) {
    public OperatorPage {
        reports = List.copyOf(reports);
    }

    /**
     * A report nobody has dealt with.
     *
     * @param words what the visitor added; may be blank
     */
    public record ReportedSong(
            long id, String sessionId, String reason, String words, Instant at, String petName, String ownerName) {}
}
