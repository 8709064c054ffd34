package io.serenade.jobs.web;

import io.serenade.jobs.JobEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The open progress streams of this node. About once a second it asks which of their jobs have new events and sends each
 * follower the present state, so a stream that comes back has everything with its first message.
 */
@ApplicationScoped
public class JobStreams {
    private static final Logger LOG = System.getLogger(JobStreams.class.getName());
    private static final int MOST_STREAMS = 2_000;
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    @Inject
    private JobEvents events;

    @Inject
    private Clock clock;

    private final Set<Follower> followers = ConcurrentHashMap.newKeySet();

    /**
     * What a product tells of a job.
     *
     * @param last whether nothing new will come after it
     */
    public record State(JsonObject json, boolean last) {}

    private static final class Follower {
        private final String jobId;
        private final Function<String, Optional<State>> view;
        private final SseEventSink sink;
        private final Sse sse;
        private volatile long lastEvent;
        private volatile Instant lastSent;

        Follower(String jobId, Function<String, Optional<State>> view, SseEventSink sink, Sse sse) {
            this.jobId = jobId;
            this.view = view;
            this.sink = sink;
            this.sse = sse;
        }
    }

    /**
     * Sends the present state, and again whenever it has changed.
     *
     * @param view the state of a job by its id; empty when there is no such job any more
     */
    public void open(String jobId, Function<String, Optional<State>> view, SseEventSink sink, Sse sse) {
        if (followers.size() >= MOST_STREAMS) {
            throw new WebApplicationException(Response.Status.SERVICE_UNAVAILABLE);
        }
        Follower follower = new Follower(jobId, view, sink, sse);
        follower.lastEvent = events.lastOf(List.of(jobId)).getOrDefault(jobId, 0L);
        sendState(follower);
        followers.add(follower);
    }

    /** To be called about once a second. */
    public void tick() {
        followers.removeIf(follower -> follower.sink.isClosed());
        if (followers.isEmpty()) {
            return;
        }
        Map<String, Long> last =
                events.lastOf(followers.stream().map(f -> f.jobId).collect(Collectors.toSet()));
        Instant quietSince = clock.instant().minus(HEARTBEAT);
        for (Follower follower : followers) {
            long newest = last.getOrDefault(follower.jobId, 0L);
            if (newest > follower.lastEvent) {
                tell(follower, newest);
            } else if (follower.lastSent.isBefore(quietSince)) {
                send(
                        follower,
                        follower.sse.newEventBuilder().comment("still here").build());
            }
        }
    }

    /** A follower whose state cannot be read now hears of it with the next tick; the others are not kept waiting. */
    private void tell(Follower follower, long newest) {
        long before = follower.lastEvent;
        follower.lastEvent = newest;
        try {
            sendState(follower);
        } catch (RuntimeException e) {
            follower.lastEvent = before;
            LOG.log(Level.WARNING, "The state of {0} could not be told: {1}", follower.jobId, e.getMessage());
        }
    }

    private void sendState(Follower follower) {
        Optional<State> state = follower.view.apply(follower.jobId);
        state.ifPresent(present -> send(
                follower,
                follower.sse
                        .newEventBuilder()
                        .name("progress")
                        .id(Long.toString(follower.lastEvent))
                        .reconnectDelay(3_000)
                        .mediaType(MediaType.TEXT_PLAIN_TYPE)
                        .data(String.class, present.json().toString())
                        .build()));
        if (state.map(State::last).orElse(true)) {
            follower.sink.close();
        }
    }

    private void send(Follower follower, OutboundSseEvent event) {
        follower.lastSent = clock.instant();
        if (follower.sink.isClosed()) {
            followers.remove(follower);
            return;
        }
        follower.sink.send(event).whenComplete((sent, failure) -> {
            if (failure != null) {
                followers.remove(follower);
                follower.sink.close();
            }
        });
    }
}
