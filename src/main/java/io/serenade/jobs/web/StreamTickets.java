package io.serenade.jobs.web;

import io.serenade.platform.keys.HmacSigner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Tickets for a job's stream: a browser's {@code EventSource} cannot send an API key, so a back end passes it a ticket.
 */
@ApplicationScoped
public class StreamTickets {
    public static final Duration VALID = Duration.ofMinutes(1);

    private static final String PURPOSE = "stream-ticket";

    @Inject
    private HmacSigner signer;

    @Inject
    private Clock clock;

    public String ticketFor(String jobId) {
        long end = clock.instant().plus(VALID).getEpochSecond();
        return end + "." + signer.sign(PURPOSE, jobId + "." + end);
    }

    /** Whether a ticket lets its holder follow this job now; null does not. */
    public boolean admits(String ticket, String jobId) {
        String[] parts = ticket == null ? new String[0] : ticket.split("\\.", -1);
        return parts.length == 2
                && parts[0].matches("\\d{1,11}")
                && clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(parts[0])))
                && signer.isGenuine(PURPOSE, jobId + "." + parts[0], parts[1]);
    }
}
