package io.serenade.providers.sonauto;

import io.serenade.providers.SongGenerator.SungWord;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Understands {@code word_aligned_lyrics} in both forms seen, with times in seconds as {@code start_time} and
 * {@code end_time} or as {@code start} and {@code end}. A word without usable times is left out: no time is made up.
 */
final class SonautoWords {
    private static final int MAX_WORDS = 5_000;
    private static final double LONGEST_SECONDS = 3_600;

    private SonautoWords() {}

    static List<SungWord> parse(JsonValue words) {
        if (!(words instanceof JsonArray array)) {
            return List.of();
        }
        return array.stream()
                .limit(MAX_WORDS)
                .flatMap(word -> word(word).stream())
                .toList();
    }

    private static Optional<SungWord> word(JsonValue value) {
        if (!(value instanceof JsonObject item) || !(item.get("word") instanceof JsonString text)) {
            return Optional.empty();
        }
        Optional<Double> start = seconds(item, "start_time", "start");
        Optional<Double> end = seconds(item, "end_time", "end");
        if (start.isEmpty() || end.isEmpty() || end.get() < start.get()) {
            return Optional.empty();
        }
        return Optional.of(new SungWord(text.getString(), duration(start.get()), duration(end.get())));
    }

    private static Optional<Double> seconds(JsonObject item, String... names) {
        return Stream.of(names)
                .map(item::get)
                .filter(JsonNumber.class::isInstance)
                .map(number -> ((JsonNumber) number).doubleValue())
                .filter(seconds -> seconds >= 0 && seconds <= LONGEST_SECONDS)
                .findFirst();
    }

    private static Duration duration(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1_000));
    }
}
