package io.serenade.accounts.web;

import static io.serenade.accounts.ApiKeyForm.DEFAULT_LIMIT;
import static io.serenade.accounts.ApiKeyForm.HIGHEST_LIMIT;
import static io.serenade.accounts.ApiKeyForm.LONGEST_NAME;

import io.serenade.accounts.ApiKeyForm;
import io.serenade.platform.web.problems.Problems.FieldError;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Requests to create API keys, read from JSON. */
final class ApiKeyJson {
    private static final Set<String> FIELDS = Set.of("name", "limit_per_hour");

    private ApiKeyJson() {}

    /** What is wrong with a request for a key; empty when it can be {@link #read}. */
    static List<FieldError> errorsOf(JsonObject order) {
        List<FieldError> errors = new ArrayList<>();
        order.keySet().stream()
                .filter(name -> !FIELDS.contains(name))
                .forEach(
                        name -> errors.add(new FieldError(name, "A key has the fields name and limit_per_hour only.")));
        if (!ApiKeyForm.isName(nameIn(order))) {
            errors.add(new FieldError(
                    "name",
                    "Please give the key a name of 1 to " + LONGEST_NAME + " characters that says whose it is."));
        }
        if (limitIn(order).isEmpty()) {
            errors.add(new FieldError(
                    "limit_per_hour", "Please give a whole number from 1 to " + HIGHEST_LIMIT + ", or leave it out."));
        }
        return errors;
    }

    static ApiKeyForm read(JsonObject order) {
        return new ApiKeyForm(nameIn(order), limitIn(order).orElseThrow());
    }

    private static String nameIn(JsonObject order) {
        return order.get("name") instanceof JsonString name ? name.getString().strip() : "";
    }

    private static Optional<Integer> limitIn(JsonObject order) {
        JsonValue limit = order.getOrDefault("limit_per_hour", JsonValue.NULL);
        if (limit.equals(JsonValue.NULL)) {
            return Optional.of(DEFAULT_LIMIT);
        }
        return Optional.of(limit)
                .filter(JsonNumber.class::isInstance)
                .map(number -> ((JsonNumber) number).bigDecimalValue())
                .filter(ApiKeyJson::isLimit)
                .map(BigDecimal::intValue);
    }

    private static boolean isLimit(BigDecimal number) {
        return number.compareTo(BigDecimal.ONE) >= 0
                && number.compareTo(BigDecimal.valueOf(HIGHEST_LIMIT)) <= 0
                && number.stripTrailingZeros().scale() <= 0;
    }
}
