package io.serenade.sandbox.sonauto;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.sandbox.music.Lyricist;
import io.serenade.sandbox.music.SungLyrics;
import io.serenade.sandbox.tasks.CallbackEvent;
import io.serenade.sandbox.tasks.Fault;
import io.serenade.sandbox.tasks.SandboxTask;
import io.serenade.sandbox.tasks.SongSeconds;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Sonauto's messages about a task: its record, and the body of its callback. */
final class SonautoMessages {
    static final String ERROR_MESSAGE = "Generation failed due to content policy";
    private static final String MODEL_VERSION = "v3-preview";
    /** How a prompt says how a name is sung. */
    private static final Pattern SAID = Pattern.compile("\\blike [\"“]");

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx", Locale.ROOT);

    private SonautoMessages() {}

    /** The generation record; {@code songs} is the folder of the stand-in for the provider's file server. */
    static JsonObject record(SandboxTask task, Instant now, URI songs, SongSeconds lengths) {
        SonautoRequest request = SonautoRequest.of(task);
        SonautoAlignment alignment = SonautoAlignment.of(task, request, now);
        SonautoStatus status = SonautoStatus.of(task, now);
        boolean success = status == SonautoStatus.SUCCESS;
        JsonArray songPaths = success
                ? JSON.createArrayBuilder()
                        .add(songs.resolve(songFile(task, request)).toString())
                        .build()
                : JsonValue.EMPTY_JSON_ARRAY;
        return JSON.createObjectBuilder()
                .add("id", task.id())
                .add("created_at", TIMESTAMP.format(task.createdAt().atOffset(ZoneOffset.UTC)))
                .add("status", status.name())
                .add("alignment_status", alignment.json())
                .add("model_version", MODEL_VERSION)
                .add("song_paths", songPaths)
                .add(
                        "error_message",
                        status == SonautoStatus.FAILURE ? JSON.createValue(ERROR_MESSAGE) : JsonValue.NULL)
                .add("lyrics", success && request.hasWords() ? JSON.createValue(lyrics(task, request)) : JsonValue.NULL)
                .add(
                        "word_aligned_lyrics",
                        alignment == SonautoAlignment.SUCCESS ? words(task, request, lengths) : JsonValue.NULL)
                .add(
                        "prompt",
                        request.prompt().<JsonValue>map(JSON::createValue).orElse(JsonValue.NULL))
                .add("prompt_strength", request.promptStrength())
                .add("tags", JSON.createArrayBuilder(request.tags()))
                .add("v2_params", JsonValue.NULL)
                .add("extend_params", JsonValue.NULL)
                .add("inpaint_params", JsonValue.NULL)
                .build();
    }

    private static JsonArray words(SandboxTask task, SonautoRequest request, SongSeconds lengths) {
        SongOrder order = SongOrder.of(request, lengths);
        JsonArrayBuilder words = JSON.createArrayBuilder();
        SungLyrics.spread(lyrics(task, request), order.seed(), order.style(), order.seconds())
                .forEach(word -> words.add(JSON.createObjectBuilder()
                        .add("word", word.text())
                        .add("start_time", rounded(word.start()))
                        .add("end_time", rounded(word.end()))));
        return words.build();
    }

    private static BigDecimal rounded(double seconds) {
        return BigDecimal.valueOf(seconds).setScale(3, RoundingMode.HALF_UP);
    }

    /** The callback's body: its song path is relative, as in the example of docs/api.md. */
    static JsonObject callback(SandboxTask task, CallbackEvent event) {
        var body = JSON.createObjectBuilder().add("task_id", task.id());
        if (event == CallbackEvent.START) {
            return body.add("status", SonautoStatus.GENERATING_STREAMING_READY.name())
                    .build();
        }
        if (task.fails()) {
            return body.add("status", SonautoStatus.FAILURE.name())
                    .add("error_message", ERROR_MESSAGE)
                    .build();
        }
        String song = songFile(task, SonautoRequest.of(task));
        return body.add("status", SonautoStatus.SUCCESS.name())
                .add("song_paths", JSON.createArrayBuilder().add("pubapi/generations2/" + song))
                .build();
    }

    private static String songFile(SandboxTask task, SonautoRequest request) {
        return "audio_" + task.id() + "_0." + request.format().word();
    }

    private static String lyrics(SandboxTask task, SonautoRequest request) {
        return Optional.of(request.lyrics().orElse(""))
                .filter(own -> !own.isBlank())
                .orElseGet(() -> Lyricist.write(
                        request.seed(), SongOrder.style(request), request.words(), getsNameWrong(task, request)));
    }

    private static boolean getsNameWrong(SandboxTask task, SonautoRequest request) {
        return task.fault() == Fault.MUMBLED
                || task.fault() == Fault.GARBLED
                        && !SAID.matcher(request.words()).find();
    }
}
