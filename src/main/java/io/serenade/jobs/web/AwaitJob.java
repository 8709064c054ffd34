package io.serenade.jobs.web;

import io.serenade.accounts.Caller;
import io.serenade.accounts.Visitor;
import io.serenade.jobs.JobChanged;
import io.serenade.jobs.JobEvent;
import io.serenade.jobs.Jobs;
import io.serenade.jobs.NewJobEvents;
import io.serenade.platform.server.ServerStopping;
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
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Holds requests until their job ends, without using a thread: for jobs that end on this node, the commit answers them;
 * for jobs that end on another node, the events read each second do.
 */
@ApplicationScoped
public class AwaitJob {
    private static final int MAX_HELD = 1_000;
    private static final int MAX_OF_A_CALLER = 200;

    @Inject
    Jobs jobs;

    @Inject
    Clock clock;

    @Resource
    ManagedExecutorService managed;

    private final Set<Held> held = ConcurrentHashMap.newKeySet();

    /** Makes the answer, depending on whether the job has ended. */
    public interface Answer {
        Response of(boolean ended);
    }

    /** The caller who waits, for limits. */
    public record Waiter(String name) {
        /** @param address key of the caller's address, which counts where there is no API key */
        public static Waiter of(Caller caller, String address) {
            return caller.owner()
                    .filter(id -> !Visitor.isOwner(caller.owner()))
                    .map(id -> new Waiter("key " + id))
                    .orElseGet(() -> new Waiter("address " + address));
        }
    }

    private record Held(
            String jobId, Waiter waiter, Instant until, AsyncResponse response, Answer answer, AtomicBoolean answered) {
        boolean isFor(String id) {
            return jobId.equals(id);
        }
    }

    /**
     * Answers when the job has ended or the time is up; immediately when too many requests are waiting already.
     */
    public void hold(String jobId, Waiter waiter, Duration atMost, AsyncResponse response, Answer answer) {
        Held request = new Held(jobId, waiter, clock.instant().plus(atMost), response, answer, new AtomicBoolean());
        boolean full = held.size() >= MAX_HELD
                || held.stream().filter(other -> other.waiter().equals(waiter)).count() >= MAX_OF_A_CALLER;
        if (full || atMost.isZero()) {
            answer(request, isFinished(jobId));
            return;
        }
        response.register((ConnectionCallback) gone -> held.remove(request));
        held.add(request);
        if (isFinished(jobId)) {
            // It may have ended before the request was registered here.
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
    }

    /**
     * Answers requests whose time is up; called once a second, even without events. The server's own timeouts would
     * each leave a watchdog behind.
     */
    public void releaseLate() {
        Instant now = clock.instant();
        held.stream().filter(request -> !now.isBefore(request.until())).forEach(request -> executor()
                .execute(() -> release(request)));
    }

    private void release(Held request) {
        try {
            answer(request, isFinished(request.jobId()));
        } catch (RuntimeException e) {
            resume(request, () -> request.response().resume(e));
        }
    }

    /** Answers all requests: their jobs continue elsewhere or later, and the callers ask again. */
    void stop(@Observes ServerStopping stopping) {
        held.forEach(request -> answer(request, false));
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
        resume(request, () -> {
            try {
                request.response().resume(request.answer().of(ended));
            } catch (RuntimeException e) {
                request.response().resume(e);
            }
        });
    }

    private void resume(Held request, Runnable answer) {
        held.remove(request);
        if (request.answered().compareAndSet(false, true)) {
            answer.run();
        }
    }
}
