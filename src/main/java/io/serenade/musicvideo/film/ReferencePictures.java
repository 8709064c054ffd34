package io.serenade.musicvideo.film;

import io.serenade.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The pictures of all films. Methods are short transactions or join the caller's. */
@ApplicationScoped
@Transactional
public class ReferencePictures {
    @Inject
    Database database;

    /** Adds a picture that is to be drawn, unless the film has it. */
    public void add(String jobId, int number, String name, String prompt) {
        database.update(
                "insert into music_video_pictures (job_id, number, name, prompt) values (?, ?, ?, ?)"
                        + " on conflict do nothing",
                jobId,
                number,
                name,
                prompt);
    }

    public List<ReferencePicture> list(String jobId) {
        return database.list(
                "select * from music_video_pictures where job_id = ? order by number", ReferencePictures::read, jobId);
    }

    public ReferencePicture get(String jobId, int number) {
        return database.find(
                        "select * from music_video_pictures where job_id = ? and number = ?",
                        ReferencePictures::read,
                        jobId,
                        number)
                .orElseThrow();
    }

    public void markDrawn(String jobId, int number, URI output) {
        database.update(
                "update music_video_pictures set output = ? where job_id = ? and number = ?",
                output.toString(),
                jobId,
                number);
    }

    public void markStored(String jobId, int number, String key, long bytes) {
        database.update(
                "update music_video_pictures set media_key = ?, bytes = ?, output = null where job_id = ? and number = ?",
                key,
                bytes,
                jobId,
                number);
    }

    /** Passes it to another model. */
    public void giveTo(String jobId, int number, int model) {
        database.update(
                "update music_video_pictures set model = ?, round = round + 1, output = null where job_id = ? and number = ?",
                model,
                jobId,
                number);
    }

    public void markFailed(String jobId, int number) {
        database.update(
                "update music_video_pictures set failed = true, output = null where job_id = ? and number = ?",
                jobId,
                number);
    }

    public void forget(String jobId) {
        database.update("delete from music_video_pictures where job_id = ?", jobId);
    }

    private static ReferencePicture read(ResultSet row) throws SQLException {
        return new ReferencePicture(
                row.getString("job_id"),
                row.getInt("number"),
                row.getString("name"),
                row.getString("prompt"),
                row.getInt("model"),
                row.getInt("round"),
                Optional.ofNullable(row.getString("output")).map(URI::create),
                Optional.ofNullable(row.getString("media_key")),
                row.getBoolean("failed"));
    }
}
