package io.serenade.providers.replicate;

import static io.serenade.platform.SharedJson.JSON;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes a model's input schema out of the OpenAPI document that Replicate keeps with each version, together with the
 * schemas it refers to, at the places where it refers to them.
 */
final class ReplicateSchemas {
    private static final String PLACE = "#/components/schemas/";

    private ReplicateSchemas() {}

    /** @param version a version's record */
    static Optional<JsonObject> input(JsonObject version) {
        JsonObject all = object(object(object(version, "openapi_schema"), "components"), "schemas");
        if (!(all.get("Input") instanceof JsonObject input)) {
            return Optional.empty();
        }
        Map<String, JsonValue> used = new LinkedHashMap<>();
        collect(input, all, used);
        JsonObjectBuilder schema = JSON.createObjectBuilder(input);
        if (!used.isEmpty()) {
            schema.add(
                    "components",
                    JSON.createObjectBuilder()
                            .add("schemas", JSON.createObjectBuilder(Map.<String, Object>copyOf(used))));
        }
        return Optional.of(schema.build());
    }

    private static void collect(JsonValue part, JsonObject all, Map<String, JsonValue> used) {
        if (part instanceof JsonObject object
                && object.get("$ref") instanceof JsonString ref
                && ref.getString().startsWith(PLACE)) {
            String name = ref.getString().substring(PLACE.length());
            JsonValue target = all.get(name);
            if (target != null && used.putIfAbsent(name, target) == null) {
                collect(target, all, used);
            }
        }
        parts(part).forEach(inner -> collect(inner, all, used));
    }

    private static Stream<JsonValue> parts(JsonValue value) {
        if (value instanceof JsonObject object) {
            return object.values().stream();
        }
        return value instanceof JsonArray list ? list.stream() : Stream.empty();
    }

    private static JsonObject object(JsonObject parent, String name) {
        return parent.get(name) instanceof JsonObject child ? child : JsonValue.EMPTY_JSON_OBJECT;
    }
}
