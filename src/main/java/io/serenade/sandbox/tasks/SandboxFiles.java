package io.serenade.sandbox.tasks;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Files that stand-ins keep, in the database, so that every node has them. */
@ApplicationScoped
@Transactional
public class SandboxFiles {
    /** How long a file is kept, as it may hold what people wrote or uploaded. */
    public static final Duration KEPT = Duration.ofHours(1);

    @Inject
    Database database;

    /** @param details what the service tells about the file */
    public void add(String provider, String id, JsonObject details, byte[] content, Instant now) {
        database.update(
                "insert into sandbox_files (provider, id, details, content, created_at) values (?, ?, ?, ?, ?)",
                provider,
                id,
                details.toString(),
                content,
                now);
    }

    public Optional<JsonObject> find(String provider, String id) {
        return database.find(
                "select details from sandbox_files where provider = ? and id = ?", SandboxFiles::details, provider, id);
    }

    public Optional<byte[]> content(String provider, String id) {
        return database.find(
                "select content from sandbox_files where provider = ? and id = ?",
                row -> row.getBytes("content"),
                provider,
                id);
    }

    /** The newest first. */
    public List<JsonObject> list(String provider, int max) {
        return database.list(
                "select details from sandbox_files where provider = ? order by created_at desc, id limit ?",
                SandboxFiles::details,
                provider,
                max);
    }

    /** @return whether there was one */
    public boolean remove(String provider, String id) {
        return database.update("delete from sandbox_files where provider = ? and id = ?", provider, id) == 1;
    }

    public void removeOld(String provider, Instant now) {
        database.update("delete from sandbox_files where provider = ? and created_at < ?", provider, now.minus(KEPT));
    }

    private static JsonObject details(ResultSet row) throws SQLException {
        try (JsonReader reader = JSON.createReader(new StringReader(row.getString("details")))) {
            return reader.readObject();
        }
    }
}
