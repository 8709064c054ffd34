package io.serenade.providers.sonauto;

import io.serenade.providers.SongGenerator.Progress;
import io.serenade.providers.SongGenerator.SongRecord;
import io.serenade.providers.SongGenerator.SungWord;
import io.serenade.providers.WebAddress;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Understands Sonauto's generation records in all the forms seen: the status as a string or inside an object, song
 * paths absolute or relative, statuses that are not documented.
 */
final class SonautoRecords {
    private static final URI CDN = URI.create("https://cdn.sonauto.ai/");

    private final URI relativeTo;

    SonautoRecords(SonautoSettings settings) {
        relativeTo = settings.isReal() ? CDN : settings.origin();
    }

    /**
     * A record that says it is finished but names no song yet counts as still running; one whose song has an invalid
     * address has failed, because waiting cannot help.
     */
    SongRecord parse(JsonObject record) {
        Progress told = progress(record.get("status"));
        Optional<String> path = told == Progress.SUCCEEDED ? path(record) : Optional.empty();
        Optional<URI> song = path.flatMap(text -> WebAddress.of(relativeTo, text));
        List<SungWord> words = SonautoWords.parse(record.get("word_aligned_lyrics"));
        return new SongRecord(
                judged(told, path, song),
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
            case "GENERATING_STREAMING_READY" -> Progress.STREAMING;
            case "SUCCESS" -> Progress.SUCCEEDED;
            case "FAILURE" -> Progress.FAILED;
            default -> Progress.RUNNING;
        };
    }

    private static Progress judged(Progress told, Optional<String> path, Optional<URI> song) {
        if (told != Progress.SUCCEEDED || song.isPresent()) {
            return told;
        }
        return path.isPresent() ? Progress.FAILED : Progress.RUNNING;
    }

    private static Optional<String> path(JsonObject record) {
        return record.get("song_paths") instanceof JsonArray paths && !paths.isEmpty()
                ? text(paths.get(0))
                : Optional.empty();
    }

    private static Optional<String> text(JsonValue value) {
        return value instanceof JsonString string ? Optional.of(string.getString()) : Optional.empty();
    }
}
