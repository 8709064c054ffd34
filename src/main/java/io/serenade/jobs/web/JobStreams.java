package io.serenade.jobs.web;

import io.serenade.jobs.JobEvent;
import io.serenade.jobs.JobEvents;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.NewJobEvents;
import io.serenade.platform.server.ServerStopping;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The open streams of this node. A product streams either the state of a job, whenever it changes, or named events that
 * are stored and replayed. Both are fed by the one query for events that this node makes each second.
 */
@ApplicationScoped
public class JobStreams {
    private static final Logger LOG = System.getLogger(JobStreams.class.getName());
    private static final int MAX_STREAMS = 2_000;
    private static final int MAX_PER_ADDRESS = 50;
    private static final int MAX_PER_JOB = 20;
    private static final int RETRY_SECONDS = 10;

    @Inject
    JobEvents events;

    @Inject
    Jobs jobs;

    @Inject
    Clock clock;

    private final Set<OpenStream> streams = ConcurrentHashMap.newKeySet();

    /**
     * The state of a job as a product streams it.
     *
     * @param last whether nothing new will come after it
     * @param moves whether it changes over time without an event
     */
    public record State(JsonObject json, boolean last, boolean moves) {}

    /**
     * Sends the present state as an event {@code progress}, and again whenever it has changed.
     *
     * @param view the state of a job by its id; empty when there is no such job any more
     * @throws WebApplicationException 204 to a client that has seen the end, 429 or 503 when too many streams are open
     */
    public void tell(String jobId, Function<String, Optional<State>> view, StreamClient client) {
        refuseWhenFull(jobId, client.address());
        // The id first: the state that is read after it is at least as new.
        long newest = events.newestOf(jobId);
        boolean allSeen =
                client.lastEventId().isPresent() && client.lastEventId().getAsLong() >= newest;
        if (allSeen && view.apply(jobId).map(State::last).orElse(true)) {
            throw over();
        }
        open(new StateStream(jobId, client, clock, view, newest));
    }

    /**
     * Replays the kept events of a job with one of the names, in order, and sends those that come; the stream ends with
     * the job.
     *
     * @throws WebApplicationException 204 to a client that has seen the end, 429 or 503 when too many streams are open
     */
    public void replay(String jobId, Set<String> names, StreamClient client) {
        refuseWhenFull(jobId, client.address());
        boolean ended = jobs.find(jobId).map(job -> job.state().isFinished()).orElse(true);
        if (ended
                && events.list(jobId, names, client.lastEventId().orElse(0), 1).isEmpty()) {
            throw over();
        }
        open(new EventStream(jobId, client, clock, events, names, ended));
    }

    /** A stream whose state cannot be read now is updated with the next events. */
    void hear(@Observes NewJobEvents news) {
        streams.removeIf(OpenStream::isClosed);
        if (streams.isEmpty()) {
            return;
        }
        Map<String, List<JobEvent>> byJob = news.events().stream().collect(Collectors.groupingBy(JobEvent::jobId));
        for (OpenStream stream : streams) {
            try {
                stream.hear(byJob.getOrDefault(stream.jobId(), List.of()));
                stream.keepAlive();
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "The state of {0} could not be told: {1}", stream.jobId(), e.getMessage());
            }
        }
    }

    /** Browsers reconnect by themselves, to this node after its restart or to another one. */
    void stop(@Observes ServerStopping stopping) {
        streams.forEach(OpenStream::close);
    }

    /** Registered before it begins, so that no event is missed in between. */
    private void open(OpenStream stream) {
        streams.add(stream);
        try {
            stream.begin();
        } catch (RuntimeException e) {
            streams.remove(stream);
            throw e;
        }
    }

    /** The answer 204 stops a browser's {@code EventSource} from reconnecting. */
    private static WebApplicationException over() {
        return new WebApplicationException(Response.noContent().build());
    }

    private void refuseWhenFull(String jobId, String address) {
        if (streams.size() >= MAX_STREAMS) {
            throw refusal(Response.Status.SERVICE_UNAVAILABLE);
        }
        if (count(stream -> stream.address().equals(address)) >= MAX_PER_ADDRESS
                || count(stream -> stream.jobId().equals(jobId)) >= MAX_PER_JOB) {
            throw refusal(Response.Status.TOO_MANY_REQUESTS);
        }
    }

    private long count(Predicate<OpenStream> which) {
        return streams.stream().filter(which).limit(MAX_PER_ADDRESS).count();
    }

    private static WebApplicationException refusal(Response.Status status) {
        return new WebApplicationException(Response.status(status)
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .build());
    }
}
