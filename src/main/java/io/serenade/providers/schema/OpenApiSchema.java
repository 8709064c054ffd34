package io.serenade.providers.schema;

import static io.serenade.platform.SharedJson.JSON;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Set;

/**
 * Rewrites the schemas of OpenAPI 3.0 as JSON Schema, which has no {@code nullable} and knows exclusive bounds as
 * numbers (OpenAPI 3.0.3, section 4.7.24.1). Schemas that are JSON Schema already stay as they are.
 */
final class OpenApiSchema {
    /** Their members are names of somebody's own and not keywords. */
    private static final Set<String> NAMES =
            Set.of("properties", "patternProperties", "schemas", "$defs", "definitions");

    /** Their values are data and not schemas. */
    private static final Set<String> DATA = Set.of("enum", "const", "default", "example", "examples");

    private OpenApiSchema() {}

    static JsonObject toJsonSchema(JsonObject schema) {
        JsonObjectBuilder rewritten = JSON.createObjectBuilder();
        for (Map.Entry<String, JsonValue> member : schema.entrySet()) {
            String keyword = member.getKey();
            JsonValue value = member.getValue();
            if (!keyword.equals("nullable") && !(isBoolean(value) && keyword.startsWith("exclusive"))) {
                rewritten.add(keyword, DATA.contains(keyword) ? value : rewrite(keyword, value));
            }
        }
        exclude("minimum", "exclusiveMinimum", schema, rewritten);
        exclude("maximum", "exclusiveMaximum", schema, rewritten);
        return schema.get("nullable") == JsonValue.TRUE ? orNull(rewritten.build()) : rewritten.build();
    }

    private static JsonValue rewrite(String keyword, JsonValue value) {
        if (value instanceof JsonObject object) {
            return NAMES.contains(keyword) ? each(object) : toJsonSchema(object);
        } else if (value instanceof JsonArray list) {
            JsonArrayBuilder rewritten = JSON.createArrayBuilder();
            list.forEach(item -> rewritten.add(rewrite("", item)));
            return rewritten.build();
        }
        return value;
    }

    private static JsonObject each(JsonObject schemas) {
        JsonObjectBuilder rewritten = JSON.createObjectBuilder();
        schemas.forEach((name, schema) -> rewritten.add(name, rewrite("", schema)));
        return rewritten.build();
    }

    private static void exclude(String bound, String exclusive, JsonObject schema, JsonObjectBuilder rewritten) {
        if (schema.get(exclusive) == JsonValue.TRUE && schema.containsKey(bound)) {
            rewritten.remove(bound).add(exclusive, schema.get(bound));
        }
    }

    private static boolean isBoolean(JsonValue value) {
        return value == JsonValue.TRUE || value == JsonValue.FALSE;
    }

    private static JsonObject orNull(JsonObject schema) {
        return JSON.createObjectBuilder()
                .add(
                        "anyOf",
                        JSON.createArrayBuilder()
                                .add(schema)
                                .add(JSON.createObjectBuilder().add("type", "null")))
                .build();
    }
}
