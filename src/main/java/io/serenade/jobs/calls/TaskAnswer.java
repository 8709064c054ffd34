package io.serenade.jobs.calls;

/**
 * What a provider's record says about a task.
 *
 * @param externalId the provider's id
 * @param record what the adapter understood, in the product's own terms; null if the answer carried none
 */
public record TaskAnswer<R>(String externalId, Progress progress, R record) {

    /** Where the task stands there. */
    public enum Progress {
        RUNNING,
        SUCCEEDED,
        FAILED
    }

    public static <R> TaskAnswer<R> running(String externalId) {
        return new TaskAnswer<>(externalId, Progress.RUNNING, null);
    }
}
