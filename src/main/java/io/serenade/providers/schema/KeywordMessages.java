package io.serenade.providers.schema;

import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what JSON Schema's keywords demand, as the end of a sentence that begins with a field's name. */
final class KeywordMessages {
    private KeywordMessages() {}

    /** @param value the keyword's value, which the field did not meet */
    static String demand(String keyword, JsonValue value) {
        return switch (keyword) {
            case "enum" -> "must be one of " + listed(value);
            case "const" -> "must be " + plain(value);
            case "type" -> types(List.of(value));
            case "minimum" -> "must be at least " + plain(value);
            case "exclusiveMinimum" -> "must be more than " + plain(value);
            case "maximum" -> "must be at most " + plain(value);
            case "exclusiveMaximum" -> "must be less than " + plain(value);
            case "multipleOf" -> "must be a multiple of " + plain(value);
            case "minLength" -> "must have at least " + plain(value) + " characters";
            case "maxLength" -> "must have at most " + plain(value) + " characters";
            case "minItems" -> "must have at least " + plain(value) + " entries";
            case "maxItems" -> "must have at most " + plain(value) + " entries";
            case "uniqueItems" -> "must not have an entry twice";
            case "pattern" -> "must match " + plain(value);
            default -> "does not fit the model's \"" + keyword + "\"";
        };
    }

    /** @param alternatives values of {@code type}, any of which would be valid; null is not mentioned beside others */
    static String types(List<JsonValue> alternatives) {
        List<String> names = alternatives.stream()
                .flatMap(type -> type instanceof JsonArray several ? several.stream() : Stream.of(type))
                .map(KeywordMessages::plain)
                .distinct()
                .toList();
        return names.stream()
                .filter(name -> names.size() == 1 || !name.equals("null"))
                .map(KeywordMessages::type)
                .collect(Collectors.joining(" or ", "must be ", ""));
    }

    private static String type(String name) {
        return switch (name) {
            case "string" -> "text";
            case "integer" -> "a whole number";
            case "number" -> "a number";
            case "boolean" -> "true or false";
            case "array" -> "a list";
            case "object" -> "an object";
            default -> name;
        };
    }

    private static String listed(JsonValue values) {
        return values instanceof JsonArray list
                ? list.stream().map(KeywordMessages::plain).collect(Collectors.joining(", "))
                : plain(values);
    }

    private static String plain(JsonValue value) {
        return value instanceof JsonString string ? string.getString() : value.toString();
    }
}
