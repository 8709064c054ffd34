package io.serenade.sandbox.replicate;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.sandbox.tasks.SandboxTask;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A task as Replicate reports it. The request is stored with it as JSON: model, version, input, webhook, the seed used,
 * the deadline, the model's complaint about the input, and the address to which the request was sent.
 */
final class ReplicatePrediction {
    /** How long inputs, outputs and logs are kept after the end. */
    static final Duration KEPT = Duration.ofHours(1);

    static final String FAILURE = "NSFW content detected. Try running it again, or try a different prompt.";
    private static final int SHOWN = 64;
    private static final int LOGGED_STEPS = 25;
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final SandboxTask task;
    private final JsonObject asked;
    private final Instant now;

    ReplicatePrediction(SandboxTask task, Instant now) {
        this.task = task;
        this.now = now;
        try (JsonReader reader = JSON.createReader(new StringReader(task.request()))) {
            this.asked = reader.readObject();
        }
    }

    ReplicateStatus status() {
        return ReplicateStatus.of(task, asked.containsKey("error"), now);
    }

    /** Whether all its data have been removed. */
    boolean dataRemoved() {
        return !asked.containsKey("input") || now.isAfter(task.finishesAt().plus(KEPT));
    }

    /** What is kept of the request once its input is removed. */
    JsonObject withoutInput() {
        return JSON.createObjectBuilder(asked).remove("input").build();
    }

    /** The address to which the request was sent, up to and including {@code /sandbox/}. */
    URI base() {
        return URI.create(asked.getString("base"));
    }

    /** The files it has made, none before it has succeeded or after they were removed. */
    List<MediaOrder> files() {
        return status() == ReplicateStatus.SUCCEEDED && !dataRemoved() ? orders() : List.of();
    }

    /** The files it makes. */
    List<MediaOrder> orders() {
        StubModel model = model();
        return model.recipe()
                .orders(
                        model.complete(asked.getJsonObject("input")),
                        asked.getJsonNumber("seed").longValue());
    }

    private StubModel model() {
        return StubModels.findByPath(asked.getString("model")).orElseThrow();
    }

    /** @param base the address below which everything is found, up to and including {@code /sandbox/} */
    JsonObject toJson(URI base) {
        boolean removed = dataRemoved();
        boolean ended = task.finished(now);
        Instant started = task.started(now) ? task.startsAt() : null;
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("id", task.id())
                .add("model", asked.getString("model"))
                .add("version", asked.getString("version"))
                .add("input", removed ? JsonValue.EMPTY_JSON_OBJECT : shownInput())
                .add("logs", removed ? "" : logs())
                .add("output", output(base))
                .add("data_removed", removed)
                .add("error", error().<JsonValue>map(JSON::createValue).orElse(JsonValue.NULL))
                .add("source", "api")
                .add("status", status().word())
                .add("created_at", timestamp(task.createdAt()))
                .add("started_at", timestamp(started))
                .add("completed_at", timestamp(ended ? task.finishesAt() : null))
                .add("metrics", metrics(started, ended))
                .add("urls", urls(base));
        List.of("deadline", "webhook", "webhook_events_filter").stream()
                .filter(asked::containsKey)
                .forEach(field -> json.add(field, asked.get(field)));
        return json.build();
    }

    /** Files that came within the request are not sent back with every reading of it. */
    private JsonObject shownInput() {
        JsonObjectBuilder shown = JSON.createObjectBuilder();
        asked.getJsonObject("input")
                .forEach((name, value) -> shown.add(
                        name,
                        value instanceof JsonString text && text.getString().startsWith("data:")
                                ? JSON.createValue(text.getString()
                                                .substring(
                                                        0,
                                                        Math.min(
                                                                SHOWN,
                                                                text.getString().length()))
                                        + "…")
                                : value));
        return shown.build();
    }

    private JsonValue output(URI base) {
        List<MediaOrder> files = files();
        if (files.isEmpty()) {
            return JsonValue.NULL;
        }
        JsonArrayBuilder addresses = JSON.createArrayBuilder();
        for (int i = 0; i < files.size(); i++) {
            addresses.add(base
                    + "replicate/files/" + task.id() + "/out-" + i + "."
                    + files.get(i).format().ending());
        }
        return model().manyOutputs() ? addresses.build() : addresses.build().get(0);
    }

    private Optional<String> error() {
        if (status() != ReplicateStatus.FAILED) {
            return Optional.empty();
        }
        return Optional.of(task.fails() ? FAILURE : asked.getString("error"));
    }

    private String logs() {
        if (!task.started(now)) {
            return "";
        }
        int step = (int) Math.floor(task.progress(now) * LOGGED_STEPS);
        return "Using seed: " + asked.get("seed")
                + "\n%3d%%|%s| %d/%d\n"
                        .formatted(
                                100 * step / LOGGED_STEPS,
                                "█".repeat(10 * step / LOGGED_STEPS) + " ".repeat(10 - 10 * step / LOGGED_STEPS),
                                step,
                                LOGGED_STEPS);
    }

    private JsonObject metrics(Instant started, boolean ended) {
        if (started == null || !ended) {
            return JsonValue.EMPTY_JSON_OBJECT;
        }
        return JSON.createObjectBuilder()
                .add("predict_time", seconds(started, task.finishesAt()))
                .add("total_time", seconds(task.createdAt(), task.finishesAt()))
                .build();
    }

    private JsonObject urls(URI base) {
        String address = base + "replicate/v1/predictions/" + task.id();
        return JSON.createObjectBuilder()
                .add("get", address)
                .add("cancel", address + "/cancel")
                .add("web", base + "replicate/p/" + task.id())
                .build();
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }

    static JsonValue timestamp(Instant timestamp) {
        return timestamp == null ? JsonValue.NULL : JSON.createValue(TIMESTAMP.format(timestamp));
    }
}
