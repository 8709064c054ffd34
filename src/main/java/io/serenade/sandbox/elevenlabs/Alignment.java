package io.serenade.sandbox.elevenlabs;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.sandbox.speech.Speech;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** When each character of a text is heard, in the form of ElevenLabs. */
final class Alignment {
    private Alignment() {}

    static JsonObject of(String text, Speech speech) {
        JsonArrayBuilder characters = JSON.createArrayBuilder();
        JsonArrayBuilder starts = JSON.createArrayBuilder();
        JsonArrayBuilder ends = JSON.createArrayBuilder();
        double[] start = speech.starts();
        double[] end = speech.ends();
        for (int at = 0; at < text.length(); ) {
            int next = text.offsetByCodePoints(at, 1);
            characters.add(text.substring(at, next));
            starts.add(rounded(start[at]));
            ends.add(rounded(end[next - 1]));
            at = next;
        }
        return JSON.createObjectBuilder()
                .add("characters", characters)
                .add("character_start_times_seconds", starts)
                .add("character_end_times_seconds", ends)
                .build();
    }

    private static BigDecimal rounded(double seconds) {
        return BigDecimal.valueOf(seconds).setScale(3, RoundingMode.HALF_UP);
    }
}
