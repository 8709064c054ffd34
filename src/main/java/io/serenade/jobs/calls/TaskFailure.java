package io.serenade.jobs.calls;

import io.serenade.jobs.JobError;
import io.serenade.jobs.Outcome;

/**
 * A product's decision about a failed attempt.
 *
 * @param again whether another attempt makes sense, if the retry policy allows one
 * @param onSettle what the product records about it, in the transaction that stores the outcome
 */
public record TaskFailure(JobError error, boolean again, Runnable onSettle) {

    public static TaskFailure again(JobError error) {
        return new TaskFailure(error, true, Outcome.NOTHING);
    }

    public static TaskFailure last(JobError error) {
        return new TaskFailure(error, false, Outcome.NOTHING);
    }

    public TaskFailure noting(Runnable work) {
        return new TaskFailure(error, again, work);
    }
}
