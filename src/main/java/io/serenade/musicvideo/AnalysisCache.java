package io.serenade.musicvideo;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.musicvideo.lyrics.Lyrics;
import io.serenade.musicvideo.lyrics.LyricsJson;
import io.serenade.platform.Database;
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

/** What was found in songs within the last day, by the bytes of their files. */
@ApplicationScoped
@Transactional
public class AnalysisCache {
    private static final Duration KEPT = Duration.ofHours(24);

    @Inject
    Database database;

    @Inject
    Clock clock;

    /** What is known of a song. @param lyrics empty where nobody could be asked for them */
    record Known(JsonObject analysis, Optional<Lyrics> lyrics) {}

    /** The names are MD5s; only a file with the same SHA-256 as well is the same. */
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

    /** Also forgets what is older than a day. */
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
