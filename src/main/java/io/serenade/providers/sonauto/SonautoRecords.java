package io.serenade.providers.sonauto;

import io.serenade.providers.ProviderException;
import io.serenade.providers.ProviderException.Category;
import io.serenade.providers.SongGenerator.Progress;
import io.serenade.providers.SongGenerator.SongRecord;
import io.serenade.providers.SongGenerator.SungWord;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Understands Sonauto's generation records in all the forms seen: the status as a string or inside an object, song paths
 * absolute or relative, words that nobody has written down.
 */
final class SonautoRecords {
    private static final URI CDN = URI.create("https://cdn.sonauto.ai/");

    private final URI relativeTo;

    SonautoRecords(SonautoSettings settings) {
        relativeTo = settings.isReal() ? CDN : settings.origin();
    }

    /** A record that says it is finished but names no song yet counts as still running. */
    SongRecord parse(JsonObject record) {
        Progress told = progress(record.get("status"));
        Optional<URI> song = told == Progress.SUCCEEDED ? song(record) : Optional.empty();
        Progress progress = told == Progress.SUCCEEDED && song.isEmpty() ? Progress.RUNNING : told;
        List<SungWord> words = SonautoWords.parse(record.get("word_aligned_lyrics"));
        return new SongRecord(
                progress,
                song,
                text(record.get("lyrics")).orElse(""),
                text(record.get("error_message")),
                words,
                words.isEmpty()
                        && !text(record.get("alignment_status")).orElse("").equals("FAILURE"),
                record.toString());
    }

    static Progress progress(JsonValue status) {
        String word = status instanceof JsonObject object
                ? text(object.get("status")).orElse("")
                : text(status).orElse("");
        return progress(word);
    }

    static Progress progress(String word) {
        return switch (word) {
            case "SUCCESS" -> Progress.SUCCEEDED;
            case "FAILURE" -> Progress.FAILED;
            default -> Progress.RUNNING;
        };
    }

    private Optional<URI> song(JsonObject record) {
        if (!(record.get("song_paths") instanceof jakarta.json.JsonArray paths) || paths.isEmpty()) {
            return Optional.empty();
        }
        try {
            return text(paths.get(0)).map(path -> relativeTo.resolve(path));
        } catch (IllegalArgumentException e) {
            throw new ProviderException(Category.BROKEN, "The song's address cannot be read.", e);
        }
    }

    private static Optional<String> text(JsonValue value) {
        return value instanceof JsonString string ? Optional.of(string.getString()) : Optional.empty();
    }
}
