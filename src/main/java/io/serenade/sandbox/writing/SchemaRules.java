package io.serenade.sandbox.writing;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a service demands of a schema for answers of a given form.
 *
 * @param allRequired whether each property must be required
 * @param refusedWords keywords that it does not know
 * @param maxDepth levels of objects within each other
 * @param maxProperties in all
 */
public record SchemaRules(boolean allRequired, Set<String> refusedWords, int maxDepth, int maxProperties) {
    public static final SchemaRules OPENAI =
            new SchemaRules(true, Set.of("allOf", "not", "if", "then", "else", "dependentRequired"), 10, 5_000);

    public static final SchemaRules ANTHROPIC = new SchemaRules(
            false,
            Set.of(
                    "minimum",
                    "maximum",
                    "exclusiveMinimum",
                    "exclusiveMaximum",
                    "multipleOf",
                    "minLength",
                    "maxLength",
                    "maxItems",
                    "uniqueItems",
                    "patternProperties"),
            20,
            5_000);

    /** What is wrong with a schema, and where, in words; empty when nothing is. */
    public Optional<String> problemOf(JsonObject schema) {
        if (!isType(schema, "object")) {
            return Optional.of("In context=(), the schema must be of type 'object'.");
        }
        Optional<String> problem = problem(schema, "", 1);
        return problem.isPresent() || countProperties(schema) <= maxProperties
                ? problem
                : Optional.of("The schema has more than " + maxProperties + " properties.");
    }

    private Optional<String> problem(JsonObject schema, String place, int depth) {
        for (String word : refusedWords) {
            if (schema.containsKey(word)) {
                return Optional.of("In context=(" + place + "), '" + word + "' is not permitted.");
            }
        }
        if (schema.get("minItems") instanceof JsonNumber few && few.intValue() > 1 && !allRequired) {
            return Optional.of("In context=(" + place + "), 'minItems' values other than 0 or 1 are not supported.");
        }
        if (depth > maxDepth) {
            return Optional.of("The schema has more than " + maxDepth + " levels of nesting.");
        }
        if (isType(schema, "object")) {
            return objectProblem(schema, place, depth);
        }
        if (isType(schema, "array")) {
            return schema.get("items") instanceof JsonObject items
                    ? problem(items, place + ", 'items'", depth)
                    : Optional.of("In context=(" + place + "), array schema missing items.");
        }
        return Optional.empty();
    }

    private Optional<String> objectProblem(JsonObject schema, String place, int depth) {
        if (!JsonValue.FALSE.equals(schema.get("additionalProperties"))) {
            return Optional.of(
                    "In context=(" + place + "), 'additionalProperties' is required to be supplied and to be false.");
        }
        JsonObject properties =
                schema.get("properties") instanceof JsonObject named ? named : JsonValue.EMPTY_JSON_OBJECT;
        List<String> required = schema.get("required") instanceof JsonArray list
                ? list.stream()
                        .filter(JsonString.class::isInstance)
                        .map(name -> ((JsonString) name).getString())
                        .toList()
                : List.of();
        String missing = properties.keySet().stream()
                .filter(name -> !required.contains(name))
                .map(name -> "'" + name + "'")
                .collect(Collectors.joining(", "));
        if (allRequired && !missing.isEmpty()) {
            return Optional.of("In context=(" + place + "), 'required' is required to be supplied and to be an array "
                    + "including every key in properties. Missing " + missing + ".");
        }
        return properties.entrySet().stream()
                .map(property -> property.getValue() instanceof JsonObject inner
                        ? problem(inner, place + ", 'properties', '" + property.getKey() + "'", depth + 1)
                        : Optional.of("In context=(" + place + "), '" + property.getKey() + "' is no schema."))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static boolean isType(JsonObject schema, String type) {
        return schema.get("type") instanceof JsonString word && word.getString().equals(type);
    }

    private static int countProperties(JsonValue value) {
        if (!(value instanceof JsonObject schema)) {
            return 0;
        }
        int inner = countProperties(schema.get("items"));
        return schema.get("properties") instanceof JsonObject properties
                ? inner
                        + properties.size()
                        + properties.values().stream()
                                .mapToInt(SchemaRules::countProperties)
                                .sum()
                : inner;
    }
}
