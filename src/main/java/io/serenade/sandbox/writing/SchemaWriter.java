package io.serenade.sandbox.writing;

import static io.serenade.platform.SharedJson.JSON;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;

/** Writes a value that fits a JSON schema, drawn from the request. Scene plans are written by {@link StubDirector}. */
public final class SchemaWriter {
    private static final int USUAL_LENGTH = 3;

    private final Draw draw;

    private SchemaWriter(Draw draw) {
        this.draw = draw;
    }

    /** @param task what the user wrote */
    public static JsonObject write(JsonObject schema, String task) {
        Draw draw = new Draw(task);
        return StubDirector.plan(schema, task, draw)
                .orElseGet(() -> new SchemaWriter(draw).value(schema).asJsonObject());
    }

    /** The same plan with invalid content, of which no film can be made. */
    public static JsonObject nonsense(JsonObject written) {
        JsonObjectBuilder senseless = JSON.createObjectBuilder();
        written.forEach((name, value) -> senseless.add(name, senseless(value)));
        return senseless.build();
    }

    private static JsonValue senseless(JsonValue value) {
        return switch (value.getValueType()) {
            case STRING -> JSON.createValue("");
            case NUMBER -> JSON.createValue(-1_000_000);
            case OBJECT -> nonsense(value.asJsonObject());
            case ARRAY -> {
                JsonArrayBuilder many = JSON.createArrayBuilder();
                JsonArray few = value.asJsonArray();
                for (int i = 0; i < 500 && !few.isEmpty(); i++) {
                    many.add(senseless(few.get(i % few.size())));
                }
                yield many.build();
            }
            case TRUE, FALSE, NULL -> value;
        };
    }

    private JsonValue value(JsonObject schema) {
        Optional<JsonArray> choices = Optional.ofNullable(schema.getJsonArray("enum"));
        if (choices.isPresent()) {
            return draw.of(choices.get());
        }
        String type = schema.get("type") instanceof JsonString word ? word.getString() : "object";
        return switch (type) {
            case "string" -> JSON.createValue(draw.word());
            case "integer", "number" -> JSON.createValue(draw.number(10));
            case "boolean" -> draw.number(2) == 0 ? JsonValue.FALSE : JsonValue.TRUE;
            case "array" -> {
                JsonArrayBuilder list = JSON.createArrayBuilder();
                for (int i = 0; i < USUAL_LENGTH; i++) {
                    list.add(value(schema.getJsonObject("items")));
                }
                yield list.build();
            }
            case "null" -> JsonValue.NULL;
            default -> {
                JsonObjectBuilder object = JSON.createObjectBuilder();
                if (schema.get("properties") instanceof JsonObject properties) {
                    properties.forEach((name, property) -> object.add(name, value(property.asJsonObject())));
                }
                yield object.build();
            }
        };
    }
}
