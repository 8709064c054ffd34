package io.serenade.jobs.calls;

import io.serenade.jobs.Outcome;

/** What one look at an attempt came to: it goes on, it is there, or it came to nothing. */
sealed interface TaskStep<R> {
    record Pending<R>(Outcome outcome) implements TaskStep<R> {}

    record Succeeded<R>(ProviderTask task, R record) implements TaskStep<R> {}

    record Ended<R>(ProviderTask task, TaskEnding<R> ending) implements TaskStep<R> {}
}
