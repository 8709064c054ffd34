package io.serenade.musicvideo;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.platform.Beans;
import io.serenade.platform.SettableClock;
import io.serenade.platform.database.TestDatabase;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long films are thought to take, told alike by the API and in reports. */
class PastFilmsTest {
    private static final Instant NOW = Instant.now();

    private static TestDatabase database;

    private final PastFilms past =
            new Beans(database).give(new SettableClock(NOW)).get(PastFilms.class);

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
    }

    @BeforeEach
    void empty() {
        database.update("delete from jobs");
    }

    @Test
    void promiseTenMinutesAndNothingMoreUntilThereAreFive() {
        for (int film = 0; film < 4; film++) {
            finished(30, 60);
        }
        String id = running(12);

        assertThat(past.estimate()).hasSeconds(600);
        assertThat(past.remaining(id)).isEmpty();
        assertThat(reported(id)).isEmpty();
    }

    @Test
    void tellWhatIsLeftOfAFilm() {
        for (int film = 0; film < 5; film++) {
            finished(20 + 5 * film, 60);
        }
        String id = running(12);
        String late = running(300);

        assertThat(past.estimate()).hasSeconds(90);
        assertThat(past.remaining(id)).contains(30 - 12 + 60);
        assertThat(past.remaining(late))
                .as("a stage that takes longer than others did")
                .contains(60);
        assertThat(reported(id).orElseThrow()).as("a moment later").isBetween(60, 78);
        assertThat(reported(late)).contains(60);
        assertThat(database.find("select status from musicvideo_jobs where id = ?::uuid", row -> row.getString(1), id))
                .contains("processing");
    }

    private static Optional<Integer> reported(String id) {
        return database.find(
                        "select coalesce(estimated_remaining, -1) from musicvideo_jobs where id = ?::uuid",
                        row -> row.getInt(1),
                        id)
                .filter(seconds -> seconds >= 0);
    }

    private static void finished(int analysisSeconds, int compositionSeconds) {
        String id = film("SUCCEEDED", 100, NOW.minusSeconds(60));
        stage(id, "audio_analysis", "completed", NOW.minusSeconds(1_000), analysisSeconds);
        stage(id, "composition", "completed", NOW.minusSeconds(900), compositionSeconds);
    }

    private static String running(int seconds) {
        String id = film("RUNNING", 5, null);
        database.update(
                "insert into music_video_stages (job_id, stage_name, status, started_at) values (?, ?, ?, ?)",
                id,
                "audio_analysis",
                "processing",
                NOW.minusSeconds(seconds));
        return id;
    }

    private static String film(String state, int percent, Instant finished) {
        String id = UUID.randomUUID().toString();
        database.update(
                "insert into jobs (id, product, state, stage, pool, percent, created_at, updated_at, finished_at)"
                        + " values (?, 'musicvideo', ?, 'audio_analysis', 'io', ?, ?, ?, ?)",
                id,
                state,
                percent,
                NOW,
                NOW,
                finished);
        database.update(
                "insert into music_videos (job_id, prompt, shape, review, audio_bytes, audio_md5, audio_sha256, song_ms,"
                        + " estimated_seconds, estimated_cost, most_clips, finished_at)"
                        + " values (?, '', 'WIDE', false, 1, '', '', 13000, 600, 1, 3, ?)",
                id,
                finished);
        return id;
    }

    private static void stage(String id, String name, String status, Instant started, int seconds) {
        database.update(
                "insert into music_video_stages (job_id, stage_name, status, started_at, completed_at)"
                        + " values (?, ?, ?, ?, ?)",
                id,
                name,
                status,
                started,
                started.plusSeconds(seconds));
    }
}
