package io.serenade.jobs.calls;

import io.serenade.jobs.JobError;
import io.serenade.jobs.StageException;
import io.serenade.jobs.StageException.Category;
import io.serenade.providers.ProviderException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/** Calls outside services on behalf of a job: every call gets its line in the call log, an open breaker is "unavailable". */
@ApplicationScoped
public class ProviderCalls {
    private static final Logger LOG = System.getLogger(ProviderCalls.class.getName());

    /** So many failures in a row, without a success between them, are the service's and not a request's. */
    private static final int OUTAGE = 5;

    @Inject
    CallLog callLog;

    private final Map<String, AtomicInteger> failures = new ConcurrentHashMap<>();

    /** Whether the last calls of this kind failed again and again on this node, so that a failure says nothing of the job. */
    public boolean isFailing(String provider, String operation) {
        return inARow(provider, operation).get() >= OUTAGE;
    }

    private AtomicInteger inARow(String provider, String operation) {
        return failures.computeIfAbsent(provider + " " + operation, name -> new AtomicInteger());
    }

    /** A call that costs nothing. */
    public <T> T call(String jobId, String provider, String operation, int attempt, Supplier<T> call) {
        return call(jobId, provider, operation, attempt, BigDecimal.ZERO, call);
    }

    /** @param price in dollars, paid when the provider takes the request */
    public <T> T call(
            String jobId, String provider, String operation, int attempt, BigDecimal price, Supplier<T> call) {
        long started = System.nanoTime();
        String answer = "error";
        String detail = null;
        try {
            T result = call.get();
            answer = "ok";
            inARow(provider, operation).set(0);
            return result;
        } catch (CircuitBreakerOpenException e) {
            answer = "breaker_open";
            throw new ProviderException(
                    ProviderException.Category.UNAVAILABLE, "The service has been failing; we wait a little.", e);
        } catch (ProviderException e) {
            answer = e.category().name().toLowerCase(Locale.ROOT);
            detail = e.detail();
            noteFailure(provider, operation, e.category());
            throw e;
        } finally {
            Duration took = Duration.ofNanos(System.nanoTime() - started);
            BigDecimal cost = answer.equals("ok") ? price : BigDecimal.ZERO;
            enter(jobId, provider, operation, attempt, answer, detail, took, cost);
        }
    }

    private void noteFailure(String provider, String operation, ProviderException.Category category) {
        switch (category) {
            case REJECTED, ACCOUNT -> inARow(provider, operation).set(0);
            case UNAVAILABLE, UNANSWERED, BROKEN -> inARow(provider, operation).incrementAndGet();
        }
    }

    /** An answer must not be lost because its line in the call log cannot be written. */
    private void enter(
            String jobId,
            String provider,
            String operation,
            int attempt,
            String answer,
            String detail,
            Duration took,
            BigDecimal cost) {
        try {
            callLog.enter(jobId, provider, operation, attempt, answer, detail, took, cost);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "No line in the call log for " + operation + " of job " + jobId, e);
        }
    }

    /** What a failed call means for its job: only "unavailable" waits, everything else counts. */
    public static StageException toStageException(ProviderException e) {
        Category category =
                switch (e.category()) {
                    case UNAVAILABLE, ACCOUNT -> Category.UNAVAILABLE;
                    case UNANSWERED, REJECTED, BROKEN -> Category.COUNTED;
                };
        String code = "provider_" + e.category().name().toLowerCase(Locale.ROOT);
        return new StageException(category, new JobError(code, e.getMessage(), true, e.requestId()), e.retryAfter(), e);
    }
}
