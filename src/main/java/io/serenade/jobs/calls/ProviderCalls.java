package io.serenade.jobs.calls;

import io.serenade.jobs.JobError;
import io.serenade.jobs.StageException;
import io.serenade.jobs.StageException.Category;
import io.serenade.platform.telemetry.LogFields;
import io.serenade.platform.telemetry.Measures;
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
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * Calls outside services on behalf of a job: every call gets its line in the call log, an open breaker is
 * "unavailable".
 */
@ApplicationScoped
public class ProviderCalls {
    private static final Logger LOG = System.getLogger(ProviderCalls.class.getName());

    /** This many failures in a row, without a success between them, are blamed on the service and not on a request. */
    private static final int OUTAGE = 5;

    @Inject
    CallLog callLog;

    private final Map<String, AtomicInteger> failures = new ConcurrentHashMap<>();

    /**
     * Whether the last calls of this kind failed again and again on this node, so that a failure says nothing about the
     * job.
     */
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
        return call(jobId, provider, operation, attempt, taken -> price, call);
    }

    /** @param cost what was paid, in dollars, by the answer */
    <T> T call(
            String jobId,
            String provider,
            String operation,
            int attempt,
            Function<T, BigDecimal> cost,
            Supplier<T> call) {
        long started = System.nanoTime();
        String answer = "error";
        String detail = null;
        BigDecimal paid = BigDecimal.ZERO;
        try {
            T result = call.get();
            answer = "ok";
            paid = cost.apply(result);
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
            Measures.providerCalled(provider, operation, answer, took, paid);
            log(jobId, provider, operation, answer, took, paid);
            enter(jobId, provider, operation, attempt, answer, detail, took, paid);
        }
    }

    private void noteFailure(String provider, String operation, ProviderException.Category category) {
        switch (category) {
            case REJECTED, ACCOUNT -> inARow(provider, operation).set(0);
            case UNAVAILABLE, UNANSWERED, BROKEN -> inARow(provider, operation).incrementAndGet();
        }
    }

    /** Paid and failed calls are always logged; the many successful polls are not. */
    private static void log(
            String jobId, String provider, String operation, String answer, Duration took, BigDecimal cost) {
        boolean well = answer.equals("ok");
        Map<String, String> fields = Map.of(
                "provider",
                provider,
                "operation",
                operation,
                "answer",
                answer,
                "success",
                Boolean.toString(well),
                "duration_ms",
                Long.toString(took.toMillis()),
                "cost_dollars",
                cost.toPlainString());
        Level level = !well ? Level.WARNING : cost.signum() > 0 ? Level.INFO : Level.DEBUG;
        LogFields.during(
                fields,
                () -> LOG.log(
                        level,
                        "Job {0}: {1} of {2} answered {3} after {4} ms, $ {5}",
                        jobId,
                        operation,
                        provider,
                        answer,
                        Long.toString(took.toMillis()),
                        cost.toPlainString()));
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
