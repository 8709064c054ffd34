package io.serenade.lovesong.web;

import io.serenade.lovesong.MissedName;
import io.serenade.lovesong.SongProgress;
import io.serenade.lovesong.SongProgress.Progress;
import io.serenade.lovesong.SongSnapshot;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.Locale;

/** The JSON form of a song's progress, the same for polling and streaming. */
@ApplicationScoped
public class ProgressJson {
    /** Looked up once: the look-up reads files, and waiting people ask often. */
    private static final JsonProvider JSON = JsonProvider.provider();

    @Inject
    private SongProgress progress;

    JsonObject of(SongSnapshot song) {
        Progress now = progress.of(song);
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("session_id", song.id())
                .add("status", song.entryStatus())
                .add("step", now.step().name().toLowerCase(Locale.ROOT))
                .add("percent", now.percent())
                .add("place", now.place());
        now.estimateSeconds()
                .ifPresentOrElse(
                        seconds -> json.add("estimate_seconds", seconds), () -> json.addNull("estimate_seconds"));
        json.add("message", now.message());
        song.lyrics()
                .filter(lyrics -> !song.isSungAgain())
                .ifPresentOrElse(lyrics -> json.add("lyrics", lyrics), () -> json.addNull("lyrics"));
        if (song.audible() && !song.state().isFinished()) {
            json.add("listen_url", "/storage/live/" + song.id() + ".mp3");
        } else {
            json.addNull("listen_url");
        }
        song.missedName()
                .filter(missed -> song.isSungAgain())
                .ifPresentOrElse(missed -> json.add("again", again(missed)), () -> json.addNull("again"));
        now.error()
                .ifPresentOrElse(
                        error -> json.add(
                                "error",
                                JSON.createObjectBuilder()
                                        .add("code", error.code())
                                        .add("message", error.message())
                                        .add("retryable", error.retryable())),
                        () -> json.addNull("error"));
        return json.build();
    }

    private static JsonObjectBuilder again(MissedName missed) {
        JsonObjectBuilder json = JSON.createObjectBuilder().add("name", missed.name());
        missed.instead().ifPresentOrElse(sung -> json.add("sung", sung), () -> json.addNull("sung"));
        return json;
    }
}
