package io.serenade.lovesong;

import io.serenade.lovesong.Submissions.Pace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long songs take at present, cached for a second, because every waiting page asks for it. */
@ApplicationScoped
public class SongPace {
    private static final Duration KEPT = Duration.ofSeconds(1);

    @Inject
    Submissions submissions;

    @Inject
    Clock clock;

    private volatile Known known = new Known(Optional.empty(), Instant.MIN);

    private record Known(Optional<Pace> pace, Instant at) {}

    /** Empty while too little is known. */
    public Optional<Pace> now() {
        Instant now = clock.instant();
        Known last = known;
        if (last.at().plus(KEPT).isAfter(now)) {
            return last.pace();
        }
        known = new Known(submissions.pace(), now);
        return known.pace();
    }
}
