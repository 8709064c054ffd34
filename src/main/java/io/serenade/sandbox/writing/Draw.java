package io.serenade.sandbox.writing;

import jakarta.json.JsonArray;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.SplittableRandom;

/** Pseudo-random choices, determined by a text. */
final class Draw {
    private static final List<String> WORDS = List.of(
            "amber", "harbour", "lantern", "meadow", "mirror", "orchard", "river", "satellite", "tide", "window");

    private final SplittableRandom random;

    Draw(String text) {
        random = new SplittableRandom(text.hashCode());
    }

    int number(int below) {
        return random.nextInt(below);
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    JsonValue of(JsonArray choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    String word() {
        return of(WORDS);
    }
}
