package io.serenade.jobs.calls;

import io.serenade.jobs.JobError;
import java.time.Duration;
import java.util.Optional;

/**
 * How an attempt at a task came to nothing.
 *
 * @param record the provider's record, for {@link Reason#FAILED} and {@link Reason#TIMED_OUT}
 * @param ran how long the provider had it
 * @param error what the provider's answer was, for {@link Reason#REFUSED}
 * @param retryAfter how long the provider asked to be left alone; zero where it did not say
 */
public record TaskEnding<R>(
        Reason reason, Optional<R> record, Duration ran, Optional<JobError> error, Duration retryAfter) {

    /** Of a provider that asked for no rest. */
    public TaskEnding(Reason reason, Optional<R> record, Duration ran, Optional<JobError> error) {
        this(reason, record, ran, error, Duration.ZERO);
    }

    /** Why. */
    public enum Reason {
        /** The provider answered the request with a refusal or an error. */
        REFUSED(TaskState.FAILED),
        /** The request was sent and its time is over without answer or callback. */
        UNANSWERED(TaskState.ABANDONED),
        /** It did not finish in time. */
        TIMED_OUT(TaskState.ABANDONED),
        /** Its time is over and the provider does not know it, or could not be asked for too long. */
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
