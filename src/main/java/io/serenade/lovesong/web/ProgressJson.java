package io.serenade.lovesong.web;

import io.serenade.lovesong.SongProgress;
import io.serenade.lovesong.SongProgress.Progress;
import io.serenade.lovesong.Submissions;
import io.serenade.lovesong.Submissions.Entry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;

/** The JSON form of a song's progress, the same for polling and streaming. */
@ApplicationScoped
public class ProgressJson {
    @Inject
    private SongProgress progress;

    JsonObject of(Entry entry) {
        Progress now = progress.of(entry);
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("session_id", entry.job().id())
                .add("status", Submissions.entryStatus(entry))
                .add("step", now.step().name().toLowerCase(Locale.ROOT))
                .add("percent", now.percent())
                .add("place", now.place());
        now.estimateSeconds()
                .ifPresentOrElse(
                        seconds -> json.add("estimate_seconds", seconds), () -> json.addNull("estimate_seconds"));
        json.add("message", now.message());
        now.error()
                .ifPresentOrElse(
                        error -> json.add(
                                "error",
                                Json.createObjectBuilder()
                                        .add("code", error.code())
                                        .add("message", error.message())
                                        .add("retryable", error.retryable())),
                        () -> json.addNull("error"));
        return json.build();
    }
}
