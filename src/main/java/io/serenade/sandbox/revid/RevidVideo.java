package io.serenade.sandbox.revid;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.sandbox.tasks.SandboxTask;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** A video as Revid reports it at one time. */
final class RevidVideo {
    private final SandboxTask task;
    private final JsonObject request;
    private final Instant now;

    RevidVideo(SandboxTask task, Instant now) {
        this.task = task;
        this.now = now;
        try (JsonReader reader = JSON.createReader(new StringReader(task.request()))) {
            request = reader.readObject();
        }
    }

    /** What is kept of a request, with what was found out about it when it came. */
    static JsonObject record(RevidRequest asked, Optional<String> error, double seconds, URI base) {
        JsonObjectBuilder record = JSON.createObjectBuilder()
                .add("workflow", asked.workflow().word())
                .add("text", asked.source())
                .add("avatar", asked.avatar().orElseThrow().toString())
                .add("captions", asked.captions())
                .add("voice", asked.voice())
                .add("seconds", seconds)
                .add("credits", RevidCredits.of(asked).sum())
                .add("base", base.toString());
        error.ifPresent(reason -> record.add("error", reason));
        return record.build();
    }

    /** The record without what people wrote and sent; the video can be fetched as long as its file is there. */
    JsonObject withoutInput() {
        return JSON.createObjectBuilder(request).remove("text").remove("avatar").build();
    }

    boolean isReady() {
        return task.finished(now) && error().isEmpty();
    }

    private Optional<String> error() {
        return task.fails()
                ? Optional.of("nsfw content detected")
                : Optional.ofNullable(request.getString("error", null));
    }

    String fileName() {
        return task.id() + ".mp4";
    }

    Optional<String> text() {
        return Optional.ofNullable(request.getString("text", null));
    }

    URI avatar() {
        return URI.create(request.getString("avatar"));
    }

    String voice() {
        return request.getString("voice");
    }

    boolean captions() {
        return request.getBoolean("captions");
    }

    /** The same for anyone who asks and for the webhook. */
    JsonObject toJson() {
        boolean over = task.finished(now);
        boolean failed = over && error().isPresent();
        String files = request.getString("base") + "revid/files/" + task.id();
        return JSON.createObjectBuilder()
                .add("pid", task.id())
                .add("status", failed ? "failed" : over ? "ready" : task.started(now) ? "rendering" : "queued")
                .add("progress", over ? 100 : (int) (task.progress(now) * 100))
                .add("videoUrl", over && !failed ? JSON.createValue(files + ".mp4") : JsonValue.NULL)
                .add("thumbnailUrl", JsonValue.NULL)
                .add("durationSeconds", over && !failed ? request.get("seconds") : JsonValue.NULL)
                .add("creditsUsed", failed || !over ? JSON.createValue(0) : request.get("credits"))
                .add("error", failed ? JSON.createValue(error().orElseThrow()) : JsonValue.NULL)
                .build();
    }
}
