package io.serenade.musicvideo.film;

import io.serenade.jobs.Job;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The status of a film, as its API names it. */
public enum FilmStatus {
    /** Waits for a place among those being made. */
    QUEUED,
    PROCESSING,
    COMPLETED,
    /** Failed or cancelled. */
    FAILED;

    static FilmStatus of(Job job, boolean admitted) {
        return switch (job.state()) {
            case SUCCEEDED -> COMPLETED;
            case FAILED, CANCELLED -> FAILED;
            case WAITING, READY, RUNNING, PARKED -> admitted || job.percent() > 0 ? PROCESSING : QUEUED;
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Each word with its condition on the row {@code j} of {@code jobs}. */
    public static Map<String, String> conditions() {
        String begun =
                "(j.percent > 0 or exists (select 1 from music_videos v where v.job_id = j.id and v.admitted_at is"
                        + " not null))";
        String underWay = "j.state in ('WAITING', 'READY', 'RUNNING', 'PARKED')";
        Map<String, String> conditions = new LinkedHashMap<>();
        conditions.put(QUEUED.word(), underWay + " and not " + begun);
        conditions.put(PROCESSING.word(), underWay + " and " + begun);
        conditions.put(COMPLETED.word(), "j.state = 'SUCCEEDED'");
        conditions.put(FAILED.word(), "j.state in ('FAILED', 'CANCELLED')");
        return conditions;
    }
}
