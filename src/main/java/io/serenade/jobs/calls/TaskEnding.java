package io.serenade.jobs.calls;

import io.serenade.jobs.JobError;
import java.time.Duration;
import java.util.Optional;

/**
 * How an attempt at a task failed.
 *
 * @param record the provider's record, for {@link Reason#FAILED} and {@link Reason#TIMED_OUT}
 * @param ran how long the provider had it
 * @param error what the provider's answer was, for {@link Reason#REFUSED}
 * @param retryAfter the {@code Retry-After} of the provider; zero if it gave none
 */
public record TaskEnding<R>(
        Reason reason, Optional<R> record, Duration ran, Optional<JobError> error, Duration retryAfter) {

    /** An ending without a {@code Retry-After}. */
    public TaskEnding(Reason reason, Optional<R> record, Duration ran, Optional<JobError> error) {
        this(reason, record, ran, error, Duration.ZERO);
    }

    /** Why the attempt failed. */
    public enum Reason {
        /** The provider answered the request with a refusal or an error. */
        REFUSED(TaskState.FAILED),
        /** The request was sent and timed out without an answer or a callback. */
        UNANSWERED(TaskState.ABANDONED),
        /** It did not finish in time. */
        TIMED_OUT(TaskState.ABANDONED),
        /** It timed out and the provider does not know it, or could not be polled for too long. */
        LOST(TaskState.ABANDONED),
        /** The provider's record says that it failed. */
        FAILED(TaskState.FAILED);

        private final TaskState state;

        Reason(TaskState state) {
            this.state = state;
        }

        TaskState state() {
            return state;
        }
    }

    static <R> TaskEnding<R> of(Reason reason) {
        return new TaskEnding<>(reason, Optional.empty(), Duration.ZERO, Optional.empty());
    }

    static <R> TaskEnding<R> refused(JobError error) {
        return refused(error, Duration.ZERO);
    }

    static <R> TaskEnding<R> refused(JobError error, Duration retryAfter) {
        return new TaskEnding<>(Reason.REFUSED, Optional.empty(), Duration.ZERO, Optional.of(error), retryAfter);
    }

    static <R> TaskEnding<R> timedOut(R record) {
        return new TaskEnding<>(Reason.TIMED_OUT, Optional.ofNullable(record), Duration.ZERO, Optional.empty());
    }

    static <R> TaskEnding<R> failed(R record, Duration ran) {
        return new TaskEnding<>(Reason.FAILED, Optional.ofNullable(record), ran, Optional.empty());
    }
}
