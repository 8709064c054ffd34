package io.serenade.musicvideo.web.pages;

import java.util.Optional;

/**
 * A film that failed.
 *
 * @param cancelled whether its maker stopped it
 * @param reason one sentence for people
 * @param code in the words of the API, such as {@code TOO_FEW_CLIPS}
 * @param retryable whether it can continue where it stopped
 * @param costs what was spent until then
 * @param format of the picture, such as {@code 16:9}
 * @param earlierUrl the film from before the failed change, if there is one; a path of this site
 * @param pictureUrl of that, likewise
 */
public record FilmFailurePage(
        String jobId,
        String prompt,
        boolean cancelled,
        String reason,
        String code,
        boolean retryable,
        CostTable costs,
        String format,
        Optional<String> earlierUrl,
        Optional<String> pictureUrl,
        String supportCode) {}
