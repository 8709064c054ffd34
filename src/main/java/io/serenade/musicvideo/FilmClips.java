package io.serenade.musicvideo;

import io.serenade.platform.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The clips of all films. Methods are short transactions or join the caller's. */
@ApplicationScoped
@Transactional
public class FilmClips {
    @Inject
    Database database;

    @Inject
    Clock clock;

    /** Adds a clip that is to be made, unless the film has it. */
    void add(String jobId, int number, int shot, String scene, String prompt, double seconds, int seed) {
        database.update("""
                insert into music_video_clips (job_id, number, shot, scene, prompt, seconds, seed)
                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""", jobId, number, shot, scene, prompt, seconds, seed);
    }

    public List<FilmClip> list(String jobId) {
        return database.list(
                "select * from music_video_clips where job_id = ? order by number", FilmClips::read, jobId);
    }

    FilmClip get(String jobId, int number) {
        return find(jobId, number)
                .orElseThrow(() -> new IllegalArgumentException("Film " + jobId + " has no clip " + number));
    }

    public Optional<FilmClip> find(String jobId, int number) {
        return database.find(
                "select * from music_video_clips where job_id = ? and number = ?", FilmClips::read, jobId, number);
    }

    /** It is made; the provider keeps it for an hour. */
    void markMade(String jobId, int number, URI output, String madeBy) {
        database.update(
                "update music_video_clips set output = ?, made_by = ?, predicted_at = ?, failed = false, error = null"
                        + " where job_id = ? and number = ?",
                output.toString(),
                madeBy,
                clock.instant(),
                jobId,
                number);
    }

    void markStored(String jobId, int number, String key, long bytes, Duration length) {
        database.update(
                "update music_video_clips set media_key = ?, bytes = ?, length_ms = ?, output = null"
                        + " where job_id = ? and number = ?",
                key,
                bytes,
                length.toMillis(),
                jobId,
                number);
    }

    /** Another model makes it. */
    void giveTo(String jobId, int number, int model, String error) {
        database.update(
                "update music_video_clips set model = ?, round = round + 1, output = null, error = ?"
                        + " where job_id = ? and number = ?",
                model,
                error,
                jobId,
                number);
    }

    /** As {@link #giveTo}, with another prompt. */
    void rephrase(String jobId, int number, String prompt) {
        database.update(
                "update music_video_clips set prompt = ?, round = round + 1, output = null where job_id = ? and number = ?",
                prompt,
                jobId,
                number);
    }

    /** Nobody can make it; one that was there before it was to be made anew stays. */
    void markFailed(String jobId, int number, String error) {
        database.update(
                "update music_video_clips set failed = bytes = 0, media_key = case when bytes > 0 then ? end, output = null,"
                        + " error = ? where job_id = ? and number = ?",
                FilmMedia.clipKey(jobId, number),
                error,
                jobId,
                number);
    }

    /** Those that were to be made anew, and are not yet, stay as they were. */
    void keepFormer(String jobId) {
        list(jobId).stream()
                .filter(clip -> !clip.isThere())
                .forEach(clip -> database.update(
                        "update music_video_clips set media_key = ?, output = null, failed = false"
                                + " where job_id = ? and number = ? and bytes > 0",
                        FilmMedia.clipKey(jobId, clip.number()),
                        jobId,
                        clip.number()));
    }

    /** What failed is to be tried anew; what is there stays. */
    void reviveFailed(String jobId) {
        database.update(
                "update music_video_clips set failed = false, error = null, model = 0, round = round + 1"
                        + " where job_id = ? and failed",
                jobId);
    }

    /** It is made once more, with other chances. */
    void remake(String jobId, int number, Optional<String> prompt) {
        database.update(
                "update music_video_clips set media_key = null, output = null, failed = false, error = null, model = 0,"
                        + " round = round + 1, seed = seed + 1, prompt = coalesce(?, prompt)"
                        + " where job_id = ? and number = ?",
                prompt.orElse(null),
                jobId,
                number);
    }

    /** They take no room any more, but are still told of. */
    void forgetMedia(String jobId) {
        database.update("update music_video_clips set media_key = null, bytes = 0 where job_id = ?", jobId);
    }

    void forget(String jobId) {
        database.update("delete from music_video_clips where job_id = ?", jobId);
    }

    private static FilmClip read(ResultSet row) throws SQLException {
        Long length = row.getObject("length_ms", Long.class);
        return new FilmClip(
                row.getString("job_id"),
                row.getInt("number"),
                row.getInt("shot"),
                row.getString("scene"),
                row.getString("prompt"),
                row.getDouble("seconds"),
                row.getInt("seed"),
                row.getInt("model"),
                row.getInt("round"),
                Optional.ofNullable(row.getString("made_by")),
                Optional.ofNullable(row.getString("output")).map(URI::create),
                Optional.ofNullable(Database.instant(row, "predicted_at")),
                Optional.ofNullable(row.getString("media_key")),
                Optional.ofNullable(length).map(Duration::ofMillis),
                row.getBoolean("failed"),
                Optional.ofNullable(row.getString("error")));
    }
}
