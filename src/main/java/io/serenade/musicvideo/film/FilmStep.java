package io.serenade.musicvideo.film;

import io.serenade.jobs.Job;
import java.util.Locale;

/** The six stages of a film, and how much of it is done when each has ended. */
public enum FilmStep {
    AUDIO_ANALYSIS(10),
    SCENE_PLANNING(20),
    REFERENCE_GENERATION(30),
    PROMPT_GENERATION(40),
    VIDEO_GENERATION(85),
    COMPOSITION(100);

    private final int percent;

    FilmStep(int percent) {
        this.percent = percent;
    }

    /** The one in which a film's job stands. */
    static FilmStep of(Job job) {
        return named(job.stage());
    }

    static FilmStep named(String stage) {
        return valueOf(stage.toUpperCase(Locale.ROOT));
    }

    /** The stage's name: {@code audio_analysis}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public int endsAt() {
        return percent;
    }

    public int beginsAt() {
        return ordinal() == 0 ? 0 : values()[ordinal() - 1].percent;
    }

    /** @param share of this stage that is done, 0 to 1 */
    public int at(double share) {
        return (int) Math.floor(beginsAt() + (percent - beginsAt()) * share);
    }
}
