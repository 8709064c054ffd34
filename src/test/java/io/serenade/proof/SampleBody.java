package io.serenade.proof;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A body as the description asks for it: what must be there, each with a value that is good. */
final class SampleBody {
    /** What no schema tells. */
    private static final Map<String, String> KNOWN = Map.of(
            "email", "someone@example.com",
            "password", "lantern-otter-4711",
            "reason", "other",
            "voice_id", "21m00Tcm4TlvDq8ikWAM",
            "resolution", "512p");

    private final Map<String, String> values;

    /** @param values what certain properties are to be, beside {@link #KNOWN} */
    SampleBody(Map<String, String> values) {
        this.values = values;
    }

    JsonObject of(Map<String, Object> schema) {
        JsonObjectBuilder body = Json.createObjectBuilder();
        List<String> required = Route.required(schema);
        Route.properties(schema).forEach((name, property) -> {
            if (required.contains(name)) {
                body.add(name, value(name, Route.map(property)));
            }
        });
        return body.build();
    }

    private JsonValue value(String name, Map<String, Object> property) {
        if (values.containsKey(name)) {
            return Json.createValue(values.get(name));
        }
        if (!Route.list(property.get("enum")).isEmpty()) {
            return Json.createValue(Route.list(property.get("enum")).get(0).toString());
        }
        if (KNOWN.containsKey(name)) {
            return Json.createValue(KNOWN.get(name));
        }
        return switch (Objects.toString(property.get("type"), "string")) {
            case "integer", "number" -> Json.createValue(1);
            case "boolean" -> JsonValue.TRUE;
            case "array" -> JsonValue.EMPTY_JSON_ARRAY;
            case "object" -> of(property);
            default -> Json.createValue(words(property));
        };
    }

    private static String words(Map<String, Object> property) {
        Object shortest = property.getOrDefault("minLength", 0);
        return "Toby says hello".repeat(1 + ((Number) shortest).intValue() / 15);
    }
}
