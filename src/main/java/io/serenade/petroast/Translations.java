package io.serenade.petroast;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.platform.Ids;
import io.serenade.platform.database.Database;
import io.serenade.providers.Translator;
import io.serenade.providers.Translator.Translation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonReader;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** A cache of translations. Each is kept for a week, under a hash of its source text. */
@ApplicationScoped
@Transactional
public class Translations {
    static final Duration KEPT = Duration.ofDays(7);

    @Inject
    Database database;

    @Inject
    Translator translator;

    @Inject
    Clock clock;

    Optional<Translation> find(String text, Language from, Language to) {
        return database.find(
                "select translated, metadata from translations where key = ? and at > ?",
                row -> read(row.getString("translated"), row.getString("metadata")),
                key(text, from, to),
                clock.instant().minus(KEPT));
    }

    /** Caches one, and deletes those that have expired. */
    void keep(String text, Language from, Language to, Translation translation) {
        database.update(
                "insert into translations (key, translated, metadata, at) values (?, ?, ?, ?) on conflict (key) do update"
                        + " set translated = excluded.translated, metadata = excluded.metadata, at = excluded.at",
                key(text, from, to),
                translation.text(),
                translation.metadata().toString(),
                clock.instant());
        database.update(
                "delete from translations where key in (select key from translations where at <= ? limit 100)",
                clock.instant().minus(KEPT));
    }

    private static Translation read(String translated, String metadata) {
        try (JsonReader reader = JSON.createReader(new StringReader(metadata))) {
            return new Translation(translated, reader.readObject());
        }
    }

    /** The key includes the translator, because another one may translate differently. */
    private String key(String text, Language from, Language to) {
        return Ids.hash(String.join("\n", translator.origin(), from.code(), to.code(), text));
    }
}
