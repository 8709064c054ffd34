package io.serenade.musicvideo.web.pages;

/**
 * A film that came to nothing.
 *
 * @param cancelled whether its maker stopped it
 * @param reason one sentence for people
 * @param code in the words of the API, such as {@code TOO_FEW_CLIPS}
 * @param retryable whether it can go on where it stopped
 * @param spent dollars until then
 */
public record FilmFailurePage(
        String jobId,
        String prompt,
        boolean cancelled,
        String reason,
        String code,
        boolean retryable,
        String spent,
        String supportCode) {}
