package io.serenade.musicvideo.web.pages;

import java.util.List;
import java.util.Optional;

/**
 * A film that is being made. The page's script continues from here.
 *
 * @param format of the picture, such as {@code 16:9}
 * @param steps those of {@link #STEPS} that it goes through
 * @param step where it stands: one of them
 * @param percent of it that is done
 * @param ageSeconds since it was ordered
 * @param expectedSeconds how long films usually take
 * @param costs what it will cost and has cost until now
 * @param estimate dollars that it will cost
 * @param earlierUrl the film as it was, while it is cut again; a path of this site that ends after a while
 * @param pictureUrl of that, likewise
 * @param otherFormat the shape in which it is being cut as well, such as {@code 9:16}
 * @param heardBefore the id of the film's last event so far; 0 if there is none
 */
public record FilmWaitingPage(
        String jobId,
        String prompt,
        String format,
        List<String> steps,
        String step,
        int percent,
        long ageSeconds,
        int expectedSeconds,
        CostTable costs,
        String estimate,
        Optional<String> earlierUrl,
        Optional<String> pictureUrl,
        Optional<String> otherFormat,
        long heardBefore) {
    public FilmWaitingPage {
        steps = List.copyOf(steps);
    }

    /** Whether a film that was finished is cut again. */
    public boolean again() {
        return earlierUrl.isPresent();
    }

    /** The prefix of the texts' keys: for a film that is made, cut again, or cut in another shape. */
    public String key() {
        return otherFormat.isPresent() ? "film.shape" : again() ? "film.again" : "film.waiting";
    }

    /** The steps that a visitor sees: in the queue, the six stages in their order, ready. */
    public static final List<String> STEPS = List.of(
            "queued",
            "audio_analysis",
            "scene_planning",
            "reference_generation",
            "prompt_generation",
            "video_generation",
            "composition",
            "ready");
}
