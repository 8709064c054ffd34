package io.serenade.sandbox.elevenlabs;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.sandbox.tasks.SandboxFiles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** What has been spoken within the last hour, in the form of ElevenLabs' history. */
@ApplicationScoped
class SpokenHistory {
    private static final int MOST = 1_000;

    @Inject
    SandboxFiles files;

    @Inject
    Clock clock;

    /** Stores a speech before the request is answered. @param alignment null if times were not requested */
    void keep(String requestId, String voiceId, String text, byte[] mp3, JsonObject alignment) {
        String id = UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        JsonObject item = JSON.createObjectBuilder()
                .add("history_item_id", id)
                .add("request_id", requestId)
                .add("voice_id", voiceId)
                .add("model_id", "eleven_multilingual_v2")
                .add("text", text)
                .add("date_unix", clock.instant().getEpochSecond())
                .add("content_type", "audio/mpeg")
                .add("source", "TTS")
                .add("alignments", alignments(alignment))
                .build();
        files.add(ElevenLabsStandIn.PROVIDER, id, item, mp3, clock.instant());
    }

    private static JsonValue alignments(JsonObject alignment) {
        return alignment == null
                ? JsonValue.NULL
                : JSON.createObjectBuilder()
                        .add("alignment", alignment)
                        .add("normalized_alignment", alignment)
                        .build();
    }

    /** The newest first. */
    List<JsonObject> list() {
        return files.list(ElevenLabsStandIn.PROVIDER, MOST);
    }

    JsonObject get(String id) {
        return files.find(ElevenLabsStandIn.PROVIDER, id).orElseThrow(ElevenLabsErrors::unknownItem);
    }

    byte[] audio(String id) {
        return files.content(ElevenLabsStandIn.PROVIDER, id).orElseThrow(ElevenLabsErrors::unknownItem);
    }

    void remove(String id) {
        if (!files.remove(ElevenLabsStandIn.PROVIDER, id)) {
            throw ElevenLabsErrors.unknownItem();
        }
    }
}
