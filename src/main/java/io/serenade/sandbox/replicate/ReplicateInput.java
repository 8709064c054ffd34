package io.serenade.sandbox.replicate;

import static io.serenade.platform.SharedJson.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.JsonValue.ValueType;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** One input of a model: how its schema describes it, and what is wrong with a value given for it. */
record ReplicateInput(
        String name,
        String type,
        String description,
        Optional<JsonValue> usual,
        Optional<Integer> min,
        Optional<Integer> max,
        List<JsonValue> choices,
        boolean required,
        boolean isFile) {

    static ReplicateInput text(String name, String description) {
        return of(name, "string", description, List.of());
    }

    /** The address of a file, or the file itself as a data URL. */
    static ReplicateInput file(String name, String description) {
        ReplicateInput text = text(name, description);
        return new ReplicateInput(
                name, text.type, description, text.usual, text.min, text.max, text.choices, text.required, true);
    }

    static ReplicateInput whole(String name, String description) {
        return of(name, "integer", description, List.of());
    }

    static ReplicateInput number(String name, String description) {
        return of(name, "number", description, List.of());
    }

    static ReplicateInput flag(String name, String description, boolean usual) {
        return of(name, "boolean", description, List.of()).usual(usual ? JsonValue.TRUE : JsonValue.FALSE);
    }

    /** One of several words, of which the first is the usual one. */
    static ReplicateInput choice(String name, String description, String... words) {
        List<JsonValue> choices =
                Arrays.stream(words).<JsonValue>map(JSON::createValue).toList();
        return of(name, "string", description, choices).usual(choices.get(0));
    }

    /** One of several whole numbers, of which the first is the usual one. */
    static ReplicateInput choice(String name, String description, int... numbers) {
        List<JsonValue> choices =
                Arrays.stream(numbers).<JsonValue>mapToObj(JSON::createValue).toList();
        return of(name, "integer", description, choices).usual(choices.get(0));
    }

    private static ReplicateInput of(String name, String type, String description, List<JsonValue> choices) {
        return new ReplicateInput(
                name, type, description, Optional.empty(), Optional.empty(), Optional.empty(), choices, false, false);
    }

    ReplicateInput usual(JsonValue value) {
        return new ReplicateInput(name, type, description, Optional.of(value), min, max, choices, required, isFile);
    }

    ReplicateInput usual(double value) {
        return usual(JSON.createValue(BigDecimal.valueOf(value).stripTrailingZeros()));
    }

    ReplicateInput between(int least, int most) {
        return new ReplicateInput(
                name, type, description, usual, Optional.of(least), Optional.of(most), choices, required, isFile);
    }

    ReplicateInput must() {
        return new ReplicateInput(name, type, description, usual, min, max, choices, true, isFile);
    }

    /** The value given for this input, or the usual one. */
    Optional<JsonValue> valueIn(JsonObject input) {
        return Optional.ofNullable(input.get(name))
                .filter(value -> value != JsonValue.NULL)
                .or(() -> usual);
    }

    /** What is wrong with the value given, if anything is. */
    Optional<InvalidField> check(JsonObject input) {
        JsonValue value = input.getOrDefault(name, JsonValue.NULL);
        if (value == JsonValue.NULL) {
            return required
                    ? Optional.of(new InvalidField("required", "input", name + " is required"))
                    : Optional.empty();
        }
        String field = "input." + name;
        if (!fits(value)) {
            return Optional.of(new InvalidField(
                    "invalid_type", field, "Invalid type. Expected: " + type + ", given: " + typeOf(value)));
        }
        if (!choices.isEmpty() && !choices.contains(value)) {
            String words = choices.stream().map(JsonValue::toString).collect(Collectors.joining(", "));
            return Optional.of(new InvalidField("enum", field, field + " must be one of the following: " + words));
        }
        if (min.isPresent() && number(value).compareTo(BigDecimal.valueOf(min.get())) < 0) {
            return Optional.of(new InvalidField("number_gte", field, "Must be greater than or equal to " + min.get()));
        }
        if (max.isPresent() && number(value).compareTo(BigDecimal.valueOf(max.get())) > 0) {
            return Optional.of(new InvalidField("number_lte", field, "Must be less than or equal to " + max.get()));
        }
        return Optional.empty();
    }

    private boolean fits(JsonValue value) {
        return type.equals(typeOf(value))
                || (type.equals("number") && typeOf(value).equals("integer"));
    }

    private static String typeOf(JsonValue value) {
        if (value instanceof JsonNumber number) {
            return number.isIntegral() ? "integer" : "number";
        }
        return value.getValueType() == ValueType.TRUE || value.getValueType() == ValueType.FALSE
                ? "boolean"
                : value.getValueType().name().toLowerCase(Locale.ROOT);
    }

    private static BigDecimal number(JsonValue value) {
        return ((JsonNumber) value).bigDecimalValue();
    }

    /** This input as a property of the model's schema; the choices stand in a schema of their own. */
    JsonObject property(int order) {
        JsonObjectBuilder property = JSON.createObjectBuilder();
        if (choices.isEmpty()) {
            property.add("type", type).add("title", title());
        } else {
            property.add(
                    "allOf",
                    JSON.createArrayBuilder()
                            .add(JSON.createObjectBuilder().add("$ref", "#/components/schemas/" + name)));
        }
        if (isFile) {
            property.add("format", "uri");
        }
        usual.ifPresent(value -> property.add("default", value));
        min.ifPresent(least -> property.add("minimum", least));
        max.ifPresent(most -> property.add("maximum", most));
        return property.add("x-order", order).add("description", description).build();
    }

    JsonObject enumeration() {
        JsonArrayBuilder values = JSON.createArrayBuilder();
        choices.forEach(values::add);
        return JSON.createObjectBuilder()
                .add("enum", values)
                .add("type", type)
                .add("title", name)
                .add("description", "An enumeration.")
                .build();
    }

    private String title() {
        return Arrays.stream(name.split("_"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining(" "));
    }
}
