package io.serenade.sandbox.replicate;

import io.serenade.platform.json.BoundedJson;
import io.serenade.sandbox.tasks.CallbackEvent;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The body of a request for a prediction, with Replicate's rules for everything but the input. */
record ReplicateRequest(
        Optional<String> version, JsonObject input, Optional<URI> webhook, Optional<List<String>> events) {
    private static final Set<String> FIELDS = Set.of("version", "input", "webhook", "webhook_events_filter", "stream");
    private static final Set<String> EVENTS = Set.of("start", "output", "logs", "completed");

    /** @param versioned whether the body has to name the version */
    static ReplicateRequest parse(String body, boolean versioned) {
        try {
            return parse(BoundedJson.object(body), versioned);
        } catch (JsonException e) {
            throw ReplicateErrors.unreadable(e.getMessage());
        }
    }

    private static ReplicateRequest parse(JsonObject json, boolean versioned) {
        List<InvalidField> faults = new ArrayList<>();
        if (versioned) {
            demand(json, "version", JsonValue.ValueType.STRING, faults);
        }
        demand(json, "input", JsonValue.ValueType.OBJECT, faults);
        json.keySet().stream()
                .filter(field -> !FIELDS.contains(field) || (!versioned && field.equals("version")))
                .forEach(field -> faults.add(new InvalidField(
                        "additional_property_not_allowed", "", "Additional property " + field + " is not allowed")));
        Optional<URI> webhook = webhook(json, faults);
        Optional<List<String>> events = events(json, faults);
        if (!faults.isEmpty()) {
            throw ReplicateErrors.invalid(faults);
        }
        return new ReplicateRequest(
                Optional.ofNullable(json.getString("version", null)), json.getJsonObject("input"), webhook, events);
    }

    boolean wants(CallbackEvent event) {
        return events.map(asked -> asked.contains(event.word())).orElse(event == CallbackEvent.COMPLETED);
    }

    private static void demand(JsonObject json, String field, JsonValue.ValueType type, List<InvalidField> faults) {
        if (!json.containsKey(field)) {
            faults.add(new InvalidField("required", "", field + " is required"));
        } else if (json.get(field).getValueType() != type) {
            faults.add(new InvalidField("invalid_type", field, "Invalid type. Expected: " + name(type)));
        }
    }

    private static String name(JsonValue.ValueType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<URI> webhook(JsonObject json, List<InvalidField> faults) {
        JsonValue value = json.getOrDefault("webhook", JsonValue.NULL);
        if (value == JsonValue.NULL) {
            return Optional.empty();
        }
        if (value instanceof JsonString address) {
            try {
                URI uri = new URI(address.getString());
                if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null) {
                    return Optional.of(uri);
                }
            } catch (URISyntaxException e) {
                faults.add(new InvalidField("format", "webhook", "Does not match format 'uri': " + e.getReason()));
                return Optional.empty();
            }
        }
        faults.add(new InvalidField("format", "webhook", "Does not match format 'uri'"));
        return Optional.empty();
    }

    private static Optional<List<String>> events(JsonObject json, List<InvalidField> faults) {
        JsonValue value = json.getOrDefault("webhook_events_filter", JsonValue.NULL);
        if (value == JsonValue.NULL) {
            return Optional.empty();
        }
        if (value instanceof JsonArray array && array.stream().allMatch(JsonString.class::isInstance)) {
            List<String> events = array.getValuesAs(JsonString::getString);
            if (EVENTS.containsAll(events)) {
                return Optional.of(List.copyOf(events));
            }
        }
        faults.add(new InvalidField(
                "enum",
                "webhook_events_filter",
                "webhook_events_filter must be a list of start, output, logs and completed"));
        return Optional.empty();
    }
}
