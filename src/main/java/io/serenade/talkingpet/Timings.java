package io.serenade.talkingpet;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.providers.SpeechSynthesizer.SpokenCharacter;
import io.serenade.rendering.speech.Captions.TimedCharacter;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** The times of spoken characters as they are stored between two stages: {@code ["H", 0, 52, …]}, in milliseconds. */
final class Timings {
    private static final int FIELDS = 3;

    private Timings() {}

    static String write(List<SpokenCharacter> characters) {
        JsonArrayBuilder list = JSON.createArrayBuilder();
        characters.forEach(character -> list.add(character.text())
                .add(character.start().toMillis())
                .add(character.end().toMillis()));
        return list.build().toString();
    }

    static List<TimedCharacter> read(String text) {
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            JsonArray list = reader.readArray();
            return IntStream.range(0, list.size() / FIELDS)
                    .mapToObj(i -> new TimedCharacter(
                            list.getString(FIELDS * i), time(list, FIELDS * i + 1), time(list, FIELDS * i + 2)))
                    .toList();
        }
    }

    private static Duration time(JsonArray list, int at) {
        return Duration.ofMillis(list.getJsonNumber(at).longValue());
    }
}
