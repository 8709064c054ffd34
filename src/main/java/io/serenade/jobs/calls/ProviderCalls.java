package io.serenade.jobs.calls;

import io.serenade.jobs.JobError;
import io.serenade.jobs.StageException;
import io.serenade.jobs.StageException.Category;
import io.serenade.providers.ProviderException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/** Calls outside services on behalf of a job: every call gets its line in the ledger, an open breaker is "unavailable". */
@ApplicationScoped
public class ProviderCalls {
    private static final Logger LOG = System.getLogger(ProviderCalls.class.getName());

    @Inject
    private CallLog ledger;

    public <T> T call(String jobId, String provider, String operation, int attempt, Supplier<T> call) {
        long started = System.nanoTime();
        String answer = "error";
        String detail = null;
        try {
            T result = call.get();
            answer = "ok";
            return result;
        } catch (CircuitBreakerOpenException e) {
            answer = "breaker_open";
            throw new ProviderException(
                    ProviderException.Category.UNAVAILABLE, "The service has been failing; we wait a little.", e);
        } catch (ProviderException e) {
            answer = e.category().name().toLowerCase(Locale.ROOT);
            detail = e.detail();
            throw e;
        } finally {
            enter(jobId, provider, operation, attempt, answer, detail, Duration.ofNanos(System.nanoTime() - started));
        }
    }

    /** An answer must not be lost because its line in the ledger cannot be written. */
    private void enter(
            String jobId, String provider, String operation, int attempt, String answer, String detail, Duration took) {
        try {
            ledger.enter(jobId, provider, operation, attempt, answer, detail, took);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "No line in the ledger for " + operation + " of job " + jobId, e);
        }
    }

    /** What a failed call means for its job: only "unavailable" waits, everything else counts (ruling 10). */
    public static StageException toStageException(ProviderException e) {
        Category category =
                e.category() == ProviderException.Category.UNAVAILABLE ? Category.UNAVAILABLE : Category.COUNTED;
        String code = "provider_" + e.category().name().toLowerCase(Locale.ROOT);
        return new StageException(category, new JobError(code, e.getMessage(), true, e.requestId()), e.retryAfter(), e);
    }
}
