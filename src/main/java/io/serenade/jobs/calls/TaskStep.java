package io.serenade.jobs.calls;

import io.serenade.jobs.Outcome;

/** The result of one step of an attempt: still pending, succeeded, or failed. */
sealed interface TaskStep<R> {
    record Pending<R>(Outcome outcome) implements TaskStep<R> {}

    record Succeeded<R>(ProviderTask task, R record) implements TaskStep<R> {}

    record Ended<R>(ProviderTask task, TaskEnding<R> ending) implements TaskStep<R> {}
}
