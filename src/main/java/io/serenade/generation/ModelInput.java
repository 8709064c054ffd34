package io.serenade.generation;

import static io.serenade.platform.SharedJson.JSON;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.Optional;

/** The input of a model: the parameters, and the prompt unless the model is known to take none. */
public final class ModelInput {
    private ModelInput() {}

    /** @param schema the model's own, if it is known */
    public static JsonObject of(String prompt, JsonObject parameters, Optional<JsonObject> schema) {
        boolean takesPrompt = schema.map(s -> s.getJsonObject("properties"))
                .map(properties -> properties.containsKey("prompt"))
                .orElse(true);
        return takesPrompt
                ? JSON.createObjectBuilder(parameters).add("prompt", prompt).build()
                : parameters;
    }

    static JsonObject of(Generation generation, Optional<JsonObject> schema) {
        try (JsonReader reader =
                JSON.createReader(new StringReader(generation.parameters().orElseThrow()))) {
            return of(generation.prompt().orElseThrow(), reader.readObject(), schema);
        }
    }
}
