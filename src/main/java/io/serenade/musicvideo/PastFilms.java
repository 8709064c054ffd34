package io.serenade.musicvideo;

import io.serenade.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** How long past films took, to estimate the next ones. */
@ApplicationScoped
@Transactional(Transactional.TxType.SUPPORTS)
public class PastFilms {
    /** Fewer films give no estimate. */
    private static final int ENOUGH = 5;

    private static final int LATEST = 50;

    /** The estimate before enough films are known. */
    private static final Duration UNKNOWN = Duration.ofSeconds(600);

    private static final String FINISHED = """
            with films as (select job_id from music_videos where finished_at is not null
                            order by finished_at desc limit ?),
                 times as (select s.stage_name,
                                  percentile_cont(0.5) within group (order by extract(epoch from s.completed_at - s.started_at))
                                    as seconds
                             from music_video_stages s join films f on f.job_id = s.job_id
                            where s.status = 'completed' group by s.stage_name)
            """;

    @Inject
    Database database;

    @Inject
    Clock clock;

    /** How long a film that is ordered now will take. */
    public Duration estimate() {
        if (count() < ENOUGH) {
            return UNKNOWN;
        }
        double seconds = database.find(
                        FINISHED + " select coalesce(sum(seconds), 0) from times", row -> row.getDouble(1), LATEST)
                .orElse(0.0);
        return Duration.ofSeconds(Math.max(1, Math.round(seconds)));
    }

    /** Seconds until a film is ready; empty while too few past films are known, or after its end. */
    public Optional<Integer> remaining(String jobId) {
        return database.find(
                "select seconds from music_video_seconds_left(?, ?) seconds where seconds is not null",
                row -> row.getInt(1),
                jobId,
                clock.instant());
    }

    private int count() {
        return database.find(
                        "select count(*) from (select 1 from music_videos where finished_at is not null limit ?) few",
                        row -> row.getInt(1),
                        ENOUGH)
                .orElse(0);
    }
}
