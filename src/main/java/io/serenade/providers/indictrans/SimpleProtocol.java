package io.serenade.providers.indictrans;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.providers.Translator.Translation;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;

/** {@code {"input", "source_language", "target_language"}} in, {@code {"output"}} out. */
final class SimpleProtocol {
    private SimpleProtocol() {}

    static JsonObject request(String text, String from, String to) {
        return JSON.createObjectBuilder()
                .add("input", text)
                .add("source_language", from)
                .add("target_language", to)
                .build();
    }

    /** Some servers add more about a translation; their {@code metadata} is passed on. */
    static Optional<Translation> read(JsonObject answer) {
        if (!(answer.get("output") instanceof JsonString output)) {
            return Optional.empty();
        }
        JsonObject metadata =
                answer.get("provider_metadata") instanceof JsonObject told ? told : JsonValue.EMPTY_JSON_OBJECT;
        return Optional.of(new Translation(output.getString(), metadata));
    }
}
