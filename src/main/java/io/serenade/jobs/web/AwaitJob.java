package io.serenade.jobs.web;

import io.serenade.jobs.JobChanged;
import io.serenade.jobs.JobEvent;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.NewJobEvents;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.ConnectionCallback;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Holds requests until their job ends, without a thread: the commit that ends a job on this node answers them, and the news
 * of each second do for jobs that end on another.
 */
@ApplicationScoped
public class AwaitJob {
    private static final int MOST = 500;
    private static final int MOST_OF_AN_ADDRESS = 20;

    /** The server ends a request by itself only if the news have not done so. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    @Inject
    Jobs jobs;

    @Inject
    Clock clock;

    @Resource
    ManagedExecutorService managed;

    private final Set<Held> held = ConcurrentHashMap.newKeySet();

    /** What is answered, by whether the job has ended. */
    public interface Answer {
        Response of(boolean ended);
    }

    private record Held(
            String jobId,
            String address,
            Instant until,
            AsyncResponse response,
            Answer answer,
            AtomicBoolean answered) {
        boolean isFor(String id) {
            return jobId.equals(id);
        }
    }

    /**
     * Answers when the job has ended or the time is over; at once when too many wait already.
     *
     * @param address key of the caller's address, which may hold so many requests
     */
    public void hold(String jobId, String address, Duration atMost, AsyncResponse response, Answer answer) {
        Held request = new Held(jobId, address, clock.instant().plus(atMost), response, answer, new AtomicBoolean());
        boolean full = held.size() >= MOST
                || held.stream()
                                .filter(other -> other.address().equals(address))
                                .count()
                        >= MOST_OF_AN_ADDRESS;
        if (full || atMost.isZero()) {
            answer(request, isFinished(jobId));
            return;
        }
        response.setTimeout(atMost.plus(GRACE).toSeconds(), TimeUnit.SECONDS);
        response.setTimeoutHandler(late -> answer(request, false));
        response.register((ConnectionCallback) gone -> held.remove(request));
        held.add(request);
        if (isFinished(jobId)) {
            // It may have ended before it was listed here.
            answer(request, true);
        }
    }

    void noteChange(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobChanged change) {
        answerIfFinished(change.jobId());
    }

    void noteNews(@Observes NewJobEvents news) {
        if (held.isEmpty()) {
            return;
        }
        news.events().stream().filter(JobEvent::ends).map(JobEvent::jobId).forEach(this::answerIfFinished);
        Instant now = clock.instant();
        held.stream().filter(request -> !now.isBefore(request.until())).forEach(request -> executor()
                .execute(() -> answer(request, isFinished(request.jobId()))));
    }

    private void answerIfFinished(String jobId) {
        if (held.stream().anyMatch(request -> request.isFor(jobId))) {
            executor().execute(() -> {
                if (isFinished(jobId)) {
                    held.stream().filter(request -> request.isFor(jobId)).forEach(request -> answer(request, true));
                }
            });
        }
    }

    /** Answering reads the database and writes to a client, so neither a timer nor a worker does it. */
    Executor executor() {
        return managed;
    }

    private boolean isFinished(String jobId) {
        return jobs.find(jobId).map(job -> job.state().isFinished()).orElse(true);
    }

    private void answer(Held request, boolean ended) {
        held.remove(request);
        if (request.answered().compareAndSet(false, true)) {
            try {
                request.response().resume(request.answer().of(ended));
            } catch (RuntimeException e) {
                request.response().resume(e);
            }
        }
    }
}
