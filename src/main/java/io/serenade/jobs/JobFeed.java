package io.serenade.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads the events of all jobs for this node: one query about once a second, published as {@link NewJobEvents}. Ids are
 * assigned before the commit, so a skipped id may still appear; it is queried again until no transaction can be that
 * slow.
 */
@ApplicationScoped
public class JobFeed {
    private static final int MAX_EVENTS = 5_000;
    private static final int MAX_SKIPPED = 10_000;
    private static final Duration SLOWEST_COMMIT = Duration.ofSeconds(60);

    /** How many ids may still be uncommitted when the first read begins. */
    private static final int OVERLAP = 200;

    /** When nothing has been read for this long, cached state may be stale. */
    private static final Duration CURRENT = Duration.ofSeconds(5);

    @Inject
    JobEvents events;

    @Inject
    Event<NewJobEvents> news;

    @Inject
    Clock clock;

    private final SortedMap<Long, Instant> skipped = new TreeMap<>();
    private long last = -1;
    private volatile Instant readAt = Instant.MIN;

    /** To be called about once a second, by one thread. */
    public synchronized void read() {
        Instant now = clock.instant();
        if (last < 0) {
            last = Math.max(0, events.newest() - OVERLAP);
        }
        List<JobEvent> fresh;
        do {
            fresh = events.listNewer(last, skipped.keySet(), MAX_EVENTS);
            fresh.forEach(event -> follow(event.id(), now));
            forgetHopeless(now);
            tell(fresh);
        } while (fresh.size() == MAX_EVENTS);
        readAt = now;
    }

    void tell(List<JobEvent> fresh) {
        news.fire(new NewJobEvents(fresh));
    }

    /** Whether this node knows of everything that happened up to a few seconds ago. */
    public boolean isCurrent() {
        return clock.instant().isBefore(readAt.plus(CURRENT));
    }

    private void follow(long id, Instant now) {
        if (id <= last) {
            skipped.remove(id);
            return;
        }
        for (long between = Math.max(last + 1, id - MAX_SKIPPED); between < id; between++) {
            skipped.put(between, now);
        }
        last = id;
    }

    private void forgetHopeless(Instant now) {
        skipped.values().removeIf(since -> since.plus(SLOWEST_COMMIT).isBefore(now));
        while (skipped.size() > MAX_SKIPPED) {
            skipped.remove(skipped.firstKey());
        }
    }
}
