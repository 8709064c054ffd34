package io.serenade.lovesong.web.pages;

import java.time.Instant;
import java.util.List;

/** What visitors reported, for the operator. @param reports the oldest first */
public record ReportsPage(List<ReportedSong> reports) {
    public ReportsPage {
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
