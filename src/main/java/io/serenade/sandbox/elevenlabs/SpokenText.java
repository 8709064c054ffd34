package io.serenade.sandbox.elevenlabs;

import io.serenade.platform.json.BoundedJson;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;

/** The text of a request's body. */
final class SpokenText {
    /** The longest text of {@code eleven_multilingual_v2}, in characters. */
    private static final int LONGEST = 10_000;

    private SpokenText() {}

    static String parse(String body) {
        JsonObject json = read(body);
        if (!json.containsKey("text")) {
            throw ElevenLabsErrors.wrongField("body", "text", "Field required", "missing");
        }
        if (!(json.get("text") instanceof JsonString text)) {
            throw ElevenLabsErrors.wrongField("body", "text", "Input should be a valid string", "string_type");
        }
        if (text.getString().isBlank()) {
            throw ElevenLabsErrors.wrongField(
                    "body", "text", "String should have at least 1 character", "string_too_short");
        }
        if (text.getString().length() > LONGEST) {
            throw ElevenLabsErrors.wrongField(
                    "body", "text", "String should have at most " + LONGEST + " characters", "string_too_long");
        }
        return text.getString();
    }

    private static JsonObject read(String body) {
        try {
            return BoundedJson.object(body);
        } catch (JsonException e) {
            throw ElevenLabsErrors.wrongField("body", "0", "JSON decode error", "json_invalid");
        }
    }
}
