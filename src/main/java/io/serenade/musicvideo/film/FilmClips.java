package io.serenade.musicvideo.film;

import io.serenade.platform.database.Database;
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
    /** Restores a clip to what it was before a re-roll, except its seed and its round, which are used up. */
    private static final String RESTORED = """
            media_key = former ->> 'key', bytes = (former ->> 'bytes')::bigint,
            length_ms = (former ->> 'length_ms')::bigint, prompt = former ->> 'prompt',
            model = (former ->> 'model')::integer, made_by = former ->> 'made_by',
            failed = (former ->> 'failed')::boolean, error = former ->> 'error',
            output = null, round = round + 1, former = null""";

    @Inject
    Database database;

    @Inject
    Clock clock;

    /** Adds a clip to be made, unless the film has it. */
    public void add(String jobId, int number, int shot, String scene, String prompt, double seconds, int seed) {
        database.update("""
                insert into music_video_clips (job_id, number, shot, scene, prompt, seconds, seed)
                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""", jobId, number, shot, scene, prompt, seconds, seed);
    }

    public List<FilmClip> list(String jobId) {
        return database.list(
                "select * from music_video_clips where job_id = ? order by number", FilmClips::read, jobId);
    }

    public FilmClip get(String jobId, int number) {
        return find(jobId, number)
                .orElseThrow(() -> new IllegalArgumentException("Film " + jobId + " has no clip " + number));
    }

    public Optional<FilmClip> find(String jobId, int number) {
        return database.find(
                "select * from music_video_clips where job_id = ? and number = ?", FilmClips::read, jobId, number);
    }

    /**
     * Marks it as made; the provider keeps it for an hour. While a film is made for the first time, a late result of an
     * earlier round is accepted; afterwards it might belong to a change that was withdrawn.
     */
    public void markMade(String jobId, int number, int round, URI output, String madeBy) {
        database.update("""
                update music_video_clips set output = ?, made_by = ?, predicted_at = ?, failed = false, error = null
                 where job_id = ? and number = ? and (round = ? or not exists (
                       select 1 from music_videos v where v.job_id = music_video_clips.job_id and v.video_key is not null))""", output.toString(), madeBy, clock.instant(), jobId, number, round);
    }

    public void markStored(String jobId, int number, String key, long bytes, Duration length) {
        database.update(
                "update music_video_clips set media_key = ?, bytes = ?, length_ms = ?, output = null"
                        + " where job_id = ? and number = ?",
                key,
                bytes,
                length.toMillis(),
                jobId,
                number);
    }

    /** Passes it to another model. */
    public void giveTo(String jobId, int number, int model, String error) {
        database.update(
                "update music_video_clips set model = ?, round = round + 1, output = null, error = ?"
                        + " where job_id = ? and number = ?",
                model,
                error,
                jobId,
                number);
    }

    /** As {@link #giveTo}, with another prompt. */
    public void rephrase(String jobId, int number, String prompt) {
        database.update(
                "update music_video_clips set prompt = ?, round = round + 1, output = null where job_id = ? and number = ?",
                prompt,
                jobId,
                number);
    }

    /** No model can make it; an earlier version of the clip stays. */
    public void markFailed(String jobId, int number, String error) {
        database.update(
                "update music_video_clips set " + RESTORED + " where job_id = ? and number = ?"
                        + " and former ->> 'key' is not null",
                jobId,
                number);
        database.update(
                "update music_video_clips set failed = media_key is null, output = null, error = ?"
                        + " where job_id = ? and number = ?",
                error,
                jobId,
                number);
    }

    /** Restores clips that were to be made again. @return the keys of those that were made in their places */
    public List<String> takeBack(String jobId) {
        List<String> made = database.list(
                "select media_key from music_video_clips where job_id = ? and former is not null and media_key is not null",
                row -> row.getString(1),
                jobId);
        database.update("update music_video_clips set " + RESTORED + " where job_id = ? and former is not null", jobId);
        return made;
    }

    /**
     * Drops the former versions of clips that were made again, because the film shows the new ones.
     *
     * @return their keys
     */
    public List<String> giveUpFormer(String jobId) {
        List<String> before = formerKeys(jobId);
        database.update("update music_video_clips set former = null where job_id = ?", jobId);
        return before;
    }

    /** The keys of clips that are kept until those that were made again are shown. */
    public List<String> formerKeys(String jobId) {
        return database.list(
                "select former ->> 'key' from music_video_clips where job_id = ? and former ->> 'key' is not null",
                row -> row.getString(1),
                jobId);
    }

    /** Failed clips are tried again; finished ones stay. */
    public void reviveFailed(String jobId) {
        database.update(
                "update music_video_clips set failed = false, error = null, model = 0, round = round + 1"
                        + " where job_id = ? and failed",
                jobId);
    }

    /** Has it made again, with another seed; its former version is kept. */
    public void remake(String jobId, int number, Optional<String> prompt) {
        database.update("""
                update music_video_clips
                   set former = jsonb_build_object('key', media_key, 'bytes', bytes, 'length_ms', length_ms, 'prompt', prompt,
                                                   'model', model, 'made_by', made_by, 'failed', failed, 'error', error),
                       media_key = null, bytes = 0, output = null, failed = false, error = null, model = 0,
                       round = round + 1, seed = seed + 1, prompt = coalesce(?, prompt)
                 where job_id = ? and number = ?""", prompt.orElse(null), jobId, number);
    }

    /** Their media were deleted; the rows stay. */
    public void forgetMedia(String jobId) {
        database.update("update music_video_clips set media_key = null, bytes = 0 where job_id = ?", jobId);
    }

    public void forget(String jobId) {
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
