package io.serenade.sandbox.tasks;

import static io.serenade.platform.SharedJson.JSON;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The behaviour of all tasks of one capability, set by an administrator.
 *
 * @param mode the fault of every task that names none itself
 * @param errorRate the share of calls answered with 500, from 0 to 1
 * @param delay how long a task takes, instead of the setting
 * @param credits the balance reported, instead of the setting
 * @param models the models to which this applies, without their owners; empty for all
 */
public record FaultSwitch(
        Fault mode, double errorRate, Optional<Duration> delay, OptionalInt credits, List<String> models) {
    static final FaultSwitch OFF = new FaultSwitch(Fault.NONE, 0, Optional.empty(), OptionalInt.empty(), List.of());
    private static final Set<String> FIELDS = Set.of("mode", "error_rate", "delay_seconds", "credits", "models");
    private static final int LONGEST_DELAY_SECONDS = 86_400;

    public FaultSwitch {
        if (!(errorRate >= 0 && errorRate <= 1)) {
            throw new IllegalArgumentException("error_rate must be a number from 0 to 1.");
        }
        models = List.copyOf(models);
    }

    /** What it means for one model. */
    public FaultSwitch forModel(String model) {
        return models.isEmpty() || models.contains(model) ? this : OFF;
    }

    /** Reads the given fields; missing ones are off. Says in one sentence what is wrong, if anything is. */
    static FaultSwitch parse(JsonObject json) {
        json.keySet().stream()
                .filter(field -> !FIELDS.contains(field))
                .findFirst()
                .ifPresent(field -> {
                    throw new IllegalArgumentException(field + " is not one of " + String.join(", ", sorted()) + ".");
                });
        Optional<BigDecimal> delay = number(json, "delay_seconds", LONGEST_DELAY_SECONDS);
        Optional<BigDecimal> credits = number(json, "credits", Integer.MAX_VALUE);
        return new FaultSwitch(
                mode(json.getOrDefault("mode", JsonValue.NULL)),
                number(json, "error_rate", 1).map(BigDecimal::doubleValue).orElse(0.0),
                delay.map(seconds -> Duration.ofMillis(seconds.movePointRight(3).longValue())),
                credits.map(number -> OptionalInt.of(number.intValue())).orElse(OptionalInt.empty()),
                models(json.getOrDefault("models", JsonValue.NULL)));
    }

    JsonObject toJson() {
        return JSON.createObjectBuilder()
                .add("mode", mode.word())
                .add("error_rate", errorRate)
                .add(
                        "delay_seconds",
                        delay.<JsonValue>map(time -> JSON.createValue(
                                        BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros()))
                                .orElse(JsonValue.NULL))
                .add("credits", credits.isPresent() ? JSON.createValue(credits.getAsInt()) : JsonValue.NULL)
                .add("models", JSON.createArrayBuilder(models))
                .build();
    }

    private static List<String> models(JsonValue value) {
        if (value == JsonValue.NULL) {
            return List.of();
        }
        if (value instanceof JsonArray names
                && names.stream()
                        .allMatch(name -> name instanceof JsonString word
                                && word.getString().matches("[\\w.-]{1,100}"))) {
            return names.getValuesAs(JsonString::getString);
        }
        throw new IllegalArgumentException("models must be a list of names such as sdxl.");
    }

    private static Fault mode(JsonValue value) {
        if (value == JsonValue.NULL) {
            return Fault.NONE;
        }
        return Optional.of(value)
                .filter(JsonString.class::isInstance)
                .flatMap(word -> Fault.find(((JsonString) word).getString()))
                .orElseThrow(() -> new IllegalArgumentException("mode must be one of " + Fault.words() + "."));
    }

    private static Optional<BigDecimal> number(JsonObject json, String field, int max) {
        JsonValue value = json.getOrDefault(field, JsonValue.NULL);
        if (value.getValueType() == JsonValue.ValueType.NULL) {
            return Optional.empty();
        }
        if (value instanceof JsonNumber number) {
            BigDecimal exact = number.bigDecimalValue();
            if (exact.signum() >= 0 && exact.compareTo(BigDecimal.valueOf(max)) <= 0) {
                return Optional.of(exact);
            }
        }
        throw new IllegalArgumentException(field + " must be a number from 0 to " + max + ".");
    }

    private static List<String> sorted() {
        return FIELDS.stream().sorted().toList();
    }
}
