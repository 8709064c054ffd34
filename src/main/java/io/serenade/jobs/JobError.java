package io.serenade.jobs;

/**
 * Why a job failed.
 *
 * @param code stable and for machines, such as {@code song_too_short}
 * @param message one sentence for people
 * @param retryable whether trying again may help
 * @param requestId the provider's id of the request, or null
 */
public record JobError(String code, String message, boolean retryable, String requestId) {

    public JobError(String code, String message, boolean retryable) {
        this(code, message, retryable, null);
    }
}
