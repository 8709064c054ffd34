package io.serenade.musicvideo.web.pages;

import java.util.List;

/**
 * A film that is being made. The page's script goes on from here.
 *
 * @param step where it stands: one of {@link #STEPS}
 * @param percent of it that is done
 * @param ageSeconds since it was ordered
 * @param expectedSeconds in which films are usually there
 * @param spent dollars until now, such as {@code 0.85}
 * @param estimate dollars that it will cost
 */
public record FilmWaitingPage(
        String jobId,
        String prompt,
        String step,
        int percent,
        long ageSeconds,
        int expectedSeconds,
        String spent,
        String estimate) {
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
