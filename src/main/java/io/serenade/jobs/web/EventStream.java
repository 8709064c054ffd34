package io.serenade.jobs.web;

import io.serenade.jobs.JobEvent;
import io.serenade.jobs.JobEvents;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Replays the stored events of a job that a client has not seen, in order, and continues with new ones. */
final class EventStream extends OpenStream {
    private static final int PAGE = 200;

    private final JobEvents events;
    private final Set<String> names;
    private long lastId;
    private boolean ended;
    private boolean hasMissed = true;

    /**
     * @param names the events that the product shows; others are the core's own
     * @param ended whether the job is finished, so that the stream is over with its last event
     */
    EventStream(String jobId, StreamClient client, Clock clock, JobEvents events, Set<String> names, boolean ended) {
        super(jobId, client, clock);
        this.events = events;
        this.names = names;
        this.lastId = client.lastEventId().orElse(0);
        this.ended = ended;
    }

    @Override
    synchronized void begin() {
        catchUp();
    }

    @Override
    synchronized void hear(List<JobEvent> news) {
        boolean behind = isBehind();
        for (JobEvent event : news) {
            ended = event.ends() || ended && !event.name().equals(JobEvent.RESUMED);
            if (behind || hasMissed) {
                hasMissed = true;
            } else {
                tell(event);
            }
        }
        if (hasMissed && !behind) {
            catchUp();
        } else if (ended && !hasMissed) {
            end();
        }
    }

    /** Does not wait for a slow client: events that it misses meanwhile are read from the table later. */
    private void catchUp() {
        List<JobEvent> page = events.list(jobId(), names, lastId, PAGE);
        page.forEach(this::tell);
        hasMissed = page.size() == PAGE;
        if (ended && !hasMissed) {
            end();
        }
    }

    private void tell(JobEvent event) {
        if (event.id() > lastId && names.contains(event.name())) {
            send(event.name(), event.id(), event.data());
            lastId = event.id();
        }
    }
}
