package io.serenade.jobs;

import java.time.Duration;

/**
 * A stage could not do its work. The category says whether that counts as a failure; the error says what went wrong.
 */
public class StageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What the failure means for the job. */
    public enum Category {
        /** A service is unavailable or too busy: wait, uncounted. */
        UNAVAILABLE,
        /** Counts against the retry policy. */
        COUNTED,
        /** Trying again cannot help. */
        FINAL
    }

    private final Category category;
    private final transient JobError error;
    private final Duration retryAfter;

    public StageException(Category category, JobError error, Duration retryAfter, Throwable cause) {
        super(error.message(), cause);
        this.category = category;
        this.error = error;
        this.retryAfter = retryAfter;
    }

    public StageException(Category category, JobError error, Throwable cause) {
        this(category, error, Duration.ZERO, cause);
    }

    public Category category() {
        return category;
    }

    public Outcome toOutcome() {
        return switch (category) {
            case UNAVAILABLE -> Outcome.waiting(error.message(), retryAfter);
            case COUNTED -> Outcome.retry(error);
            case FINAL -> Outcome.failed(error);
        };
    }

    public JobError error() {
        return error;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
