package io.serenade.lovesong.web.pages;

import java.util.Optional;

/**
 * A song that could not be made, told kindly.
 *
 * @param retryable whether one click may try again in the same session
 * @param supportCode what a visitor can quote so that an operator finds the case
 */
public record FailurePage(
        String sessionId,
        String petName,
        String ownerName,
        Cause cause,
        boolean retryable,
        Optional<String> supportCode,
        String discUrl) {

    /** The causes that the page distinguishes. */
    public enum Cause {
        /** The provider did not accept the words. */
        REFUSED,
        /** The provider reported a failure. */
        PROVIDER,
        /** The provider did not finish in time. */
        TIMEOUT,
        /** The song was too short, cut off or could not be fetched. */
        SONG,
        /** The video could not be made. */
        RENDER,
        /** An operator cancelled it. */
        CANCELLED,
        /** Anything else. */
        OTHER
    }
}
