package io.serenade.musicvideo.film;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.platform.database.Database;
import io.serenade.rendering.ffmpeg.Framing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonReader;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Films in other shapes. Methods are short transactions or join the caller's. */
@ApplicationScoped
@Transactional
public class FilmVersions {
    @Inject
    Database database;

    /** Stores a version, replacing an earlier one. */
    public void put(FilmVersion version, long bytes) {
        database.update(
                """
                insert into music_video_versions (job_id, shape, framing, media_key, bytes, sync, cut_of, made_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (job_id, shape) do update set framing = excluded.framing, media_key = excluded.media_key,
                       bytes = excluded.bytes, sync = excluded.sync, cut_of = excluded.cut_of, made_at = excluded.made_at""",
                version.jobId(),
                version.shape().name(),
                version.framing().name(),
                version.key(),
                bytes,
                version.sync().toString(),
                version.cutOf(),
                version.madeAt());
    }

    /** The widest first. */
    public List<FilmVersion> list(String jobId) {
        return database.list(
                "select * from music_video_versions where job_id = ? order by shape desc", FilmVersions::read, jobId);
    }

    public Optional<FilmVersion> find(String jobId, FilmShape shape) {
        return database.find(
                "select * from music_video_versions where job_id = ? and shape = ?",
                FilmVersions::read,
                jobId,
                shape.name());
    }

    /** The bytes that it takes in the storage; zero if there is none. */
    public long bytes(String jobId, FilmShape shape) {
        return database.find(
                        "select bytes from music_video_versions where job_id = ? and shape = ?",
                        row -> row.getLong(1),
                        jobId,
                        shape.name())
                .orElse(0L);
    }

    public void forget(String jobId) {
        database.update("delete from music_video_versions where job_id = ?", jobId);
    }

    private static FilmVersion read(ResultSet row) throws SQLException {
        try (JsonReader sync = JSON.createReader(new StringReader(row.getString("sync")))) {
            return new FilmVersion(
                    row.getString("job_id"),
                    FilmShape.valueOf(row.getString("shape")),
                    Framing.valueOf(row.getString("framing")),
                    row.getString("media_key"),
                    sync.readObject(),
                    Database.instant(row, "cut_of"),
                    Database.instant(row, "made_at"));
        }
    }
}
