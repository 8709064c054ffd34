package io.serenade.musicvideo.stages;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.musicvideo.lyrics.Lyrics;
import io.serenade.musicvideo.lyrics.LyricsJson;
import io.serenade.platform.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The analyses of the last day, by the hash of the song's file. */
@ApplicationScoped
@Transactional
public class AnalysisCache {
    private static final Duration KEPT = Duration.ofHours(24);

    @Inject
    Database database;

    @Inject
    Clock clock;

    /** What is known about a song. @param lyrics empty if no transcription service could be asked */
    record Known(JsonObject analysis, Optional<Lyrics> lyrics) {}

    /** The key is an MD5; a file counts as the same only if its SHA-256 is equal too. */
    Optional<Known> find(String md5, String sha256) {
        return database.find(
                "select analysis_data, lyrics_data from audio_analysis_cache"
                        + " where file_hash = ? and sha256 = ? and expires_at > ?",
                row -> new Known(
                        parse(row.getString("analysis_data")),
                        Optional.ofNullable(row.getString("lyrics_data"))
                                .map(AnalysisCache::parse)
                                .map(LyricsJson::read)),
                md5,
                sha256,
                clock.instant());
    }

    /** Stores an analysis; also deletes entries older than a day. */
    void keep(String md5, String sha256, JsonObject analysis, Optional<Lyrics> lyrics) {
        Instant now = clock.instant();
        database.update("delete from audio_analysis_cache where expires_at <= ?", now);
        database.update(
                """
                insert into audio_analysis_cache (file_hash, sha256, analysis_data, lyrics_data, created_at, expires_at)
                values (?, ?, cast(? as jsonb), cast(? as jsonb), ?, ?)
                on conflict (file_hash) do update set sha256 = excluded.sha256, analysis_data = excluded.analysis_data,
                       lyrics_data = excluded.lyrics_data, created_at = excluded.created_at,
                       expires_at = excluded.expires_at""",
                md5,
                sha256,
                analysis.toString(),
                lyrics.map(LyricsJson::write).map(JsonObject::toString).orElse(null),
                now,
                now.plus(KEPT));
    }

    private static JsonObject parse(String text) {
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
