package io.serenade.providers.replicate;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.providers.MediaGenerator.Prediction;
import io.serenade.providers.MediaGenerator.Status;
import io.serenade.providers.WebAddress;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Understands Replicate's prediction records. A model's output is recognised by its shape: one address or several,
 * also inside objects, are files; anything else is text, which language models return in pieces.
 */
final class ReplicateRecords {
    private static final String REMOVED =
            "The result has been removed by Replicate, which keeps results for one hour only.";

    private static final Pattern MEDIUM = Pattern.compile("(?i)data:(image|video|audio)/[^,]{1,100};base64,");
    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://\\S+");
    private static final Pattern FILE_WITH_SPACES =
            Pattern.compile("(?i)https?://[^\\s/]+/[^\\r\\n]*\\.[a-z0-9]{2,4}(\\?\\S*)?");

    private static final int LONGEST_ERROR = 1_000;

    private ReplicateRecords() {}

    static Prediction parse(String id, JsonObject record) {
        Status status = status(record.get("status"));
        JsonValue output = record.getOrDefault("output", JsonValue.NULL);
        List<URI> outputs = files(output);
        return new Prediction(
                id,
                status,
                outputs,
                outputs.isEmpty() ? words(output) : Optional.empty(),
                error(status, record),
                model(record),
                waited(record),
                runTime(record),
                raw(record));
    }

    /** Left out are inputs, which may hold whole pictures, and logs, which may be very long. */
    private static String raw(JsonObject record) {
        return JSON.createObjectBuilder(record)
                .remove("input")
                .remove("logs")
                .build()
                .toString();
    }

    /** The record's id. @return empty unless it can be put into an address */
    static Optional<String> id(JsonObject record) {
        return text(record.get("id")).filter(id -> id.matches("[A-Za-z0-9_-]{1,100}"));
    }

    private static Status status(JsonValue word) {
        return switch (text(word).orElse("")) {
            case "starting" -> Status.STARTING;
            case "succeeded" -> Status.SUCCEEDED;
            case "failed" -> Status.FAILED;
            case "canceled" -> Status.CANCELED;
            case "aborted" -> Status.ABORTED;
            default -> Status.PROCESSING;
        };
    }

    private static List<URI> files(JsonValue output) {
        List<JsonString> strings = strings(output).toList();
        List<URI> addresses =
                strings.stream().flatMap(string -> address(string).stream()).toList();
        // A list in which only some pieces look like addresses is text.
        boolean text = output instanceof JsonArray list
                && list.stream().allMatch(JsonString.class::isInstance)
                && addresses.size() < strings.size();
        return text ? List.of() : addresses;
    }

    private static Stream<JsonString> strings(JsonValue value) {
        if (value instanceof JsonString string) {
            return Stream.of(string);
        } else if (value instanceof JsonArray list) {
            return list.stream().flatMap(ReplicateRecords::strings);
        } else if (value instanceof JsonObject object) {
            return object.values().stream().flatMap(ReplicateRecords::strings);
        }
        return Stream.empty();
    }

    /**
     * A text with a space is taken for an address only if it ends like a file name: a sentence may begin with an
     * address.
     */
    private static Optional<URI> address(JsonString string) {
        String text = string.getString().strip();
        if (MEDIUM.matcher(text).lookingAt()) {
            return data(text);
        }
        boolean address = ADDRESS.matcher(text).matches()
                || FILE_WITH_SPACES.matcher(text).matches();
        return address ? WebAddress.of(text).filter(uri -> uri.getHost() != null) : Optional.empty();
    }

    private static Optional<URI> data(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> words(JsonValue output) {
        if (isNothing(output)) {
            return Optional.empty();
        } else if (output instanceof JsonArray list && list.stream().allMatch(JsonString.class::isInstance)) {
            return Optional.of(list.getValuesAs(JsonString.class).stream()
                    .map(JsonString::getString)
                    .collect(Collectors.joining()));
        }
        return text(output).or(() -> Optional.of(output.toString()));
    }

    /** Null or empty, also inside a list or an object: what is left of an output that a safety filter removed. */
    private static boolean isNothing(JsonValue value) {
        if (value instanceof JsonArray list) {
            return list.stream().allMatch(ReplicateRecords::isNothing);
        } else if (value instanceof JsonObject object) {
            return object.values().stream().allMatch(ReplicateRecords::isNothing);
        }
        return value.getValueType() == JsonValue.ValueType.NULL
                || value instanceof JsonString string && string.getString().isEmpty();
    }

    private static Optional<String> error(Status status, JsonObject record) {
        JsonValue error = record.getOrDefault("error", JsonValue.NULL);
        if (error.getValueType() != JsonValue.ValueType.NULL) {
            return text(error).or(() -> Optional.of(error.toString())).map(ReplicateRecords::printable);
        }
        boolean removed = status == Status.SUCCEEDED && record.getBoolean("data_removed", false);
        return removed ? Optional.of(REMOVED) : Optional.empty();
    }

    /** Errors end in sentences for people; a traceback before them may be very long. */
    private static String printable(String said) {
        String printable = said.replaceAll("\\p{Cntrl}+", " ").strip();
        return printable.substring(0, Math.min(LONGEST_ERROR, printable.length()));
    }

    private static String model(JsonObject record) {
        String version = text(record.get("version")).orElse("");
        return text(record.get("model"))
                .map(model -> version.matches("[0-9a-f]{64}") && !model.contains(":") ? model + ":" + version : model)
                .orElse(version);
    }

    private static Optional<Duration> waited(JsonObject record) {
        return timestamp(record.get("created_at"))
                .flatMap(created ->
                        timestamp(record.get("started_at")).map(started -> Duration.between(created, started)))
                .filter(waited -> !waited.isNegative());
    }

    private static Optional<Instant> timestamp(JsonValue value) {
        try {
            return text(value).map(Instant::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> runTime(JsonObject record) {
        return record.get("metrics") instanceof JsonObject metrics
                        && metrics.get("predict_time") instanceof JsonNumber seconds
                ? Optional.of(Duration.ofMillis(seconds.bigDecimalValue()
                        .multiply(BigDecimal.valueOf(1_000))
                        .longValue()))
                : Optional.empty();
    }

    private static Optional<String> text(JsonValue value) {
        return value instanceof JsonString string ? Optional.of(string.getString()) : Optional.empty();
    }
}
