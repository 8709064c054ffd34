package io.serenade.providers.elevenlabs;

import io.serenade.platform.files.MediaFormat;
import io.serenade.providers.ProviderException;
import io.serenade.providers.ProviderException.Category;
import io.serenade.providers.RequestRefusedException;
import io.serenade.providers.SpeechSynthesizer.Speech;
import io.serenade.providers.SpeechSynthesizer.SpeechRequest;
import io.serenade.providers.SpeechSynthesizer.SpokenCharacter;
import io.serenade.providers.SpeechSynthesizer.Voice;
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
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads the answers of ElevenLabs. */
final class ElevenLabsRecords {
    /** Larger speech is refused (docs/talking-pet.md). */
    private static final int MAX_BYTES = 9_500_000;

    private ElevenLabsRecords() {}

    static Speech speech(JsonObject answer, String requestId) {
        return speech(decoded(answer.getString("audio_base64", "")), answer.get("alignment"), requestId);
    }

    private static Speech speech(byte[] mp3, JsonValue alignment, String requestId) {
        if (mp3.length > MAX_BYTES) {
            throw new RequestRefusedException("The speech is larger than 9.5 MB; please shorten the text.", requestId);
        }
        if (MediaFormat.of(mp3, mp3.length).filter(MediaFormat.MP3::equals).isEmpty()) {
            throw new ProviderException(Category.UNANSWERED, "ElevenLabs sent something else than an MP3.", null);
        }
        List<SpokenCharacter> characters = alignment instanceof JsonObject times ? characters(times) : List.of();
        return new Speech(mp3, characters, Optional.ofNullable(requestId));
    }

    /**
     * The latest entry of the history for this text and voice: an equal text by the same voice is the same speech, so it
     * does not matter who asked for it.
     */
    static Optional<JsonObject> spoken(JsonObject history, SpeechRequest request, Instant since) {
        return list(history, "history").stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .filter(item -> request.text().equals(item.getString("text", ""))
                        && request.voiceId().equals(item.getString("voice_id", ""))
                        && item.getString("history_item_id", "").matches("[A-Za-z0-9_-]{1,100}")
                        && item.get("date_unix") instanceof JsonNumber spoken
                        && spoken.longValue() >= since.getEpochSecond())
                .max(Comparator.comparingLong(
                        item -> item.getJsonNumber("date_unix").longValue()));
    }

    /** @param item an entry of the history; its times may be missing */
    static Speech speech(byte[] mp3, JsonObject item) {
        JsonValue alignment = item.get("alignments") instanceof JsonObject both ? both.get("alignment") : null;
        return speech(mp3, alignment, item.getString("request_id", item.getString("history_item_id")));
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new ProviderException(Category.UNANSWERED, "ElevenLabs sent speech that cannot be decoded.", e);
        }
    }

    /** Inconsistent times are dropped: the speech has been paid for and can be used without them. */
    private static List<SpokenCharacter> characters(JsonObject times) {
        JsonArray texts = list(times, "characters");
        JsonArray starts = list(times, "character_start_times_seconds");
        JsonArray ends = list(times, "character_end_times_seconds");
        if (texts.size() != starts.size() || texts.size() != ends.size()) {
            return List.of();
        }
        List<SpokenCharacter> characters = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            if (!(texts.get(i) instanceof JsonString text)
                    || !(starts.get(i) instanceof JsonNumber start)
                    || !(ends.get(i) instanceof JsonNumber end)) {
                return List.of();
            }
            characters.add(new SpokenCharacter(text.getString(), time(start), time(end)));
        }
        return characters;
    }

    private static JsonArray list(JsonObject parent, String name) {
        return parent.get(name) instanceof JsonArray list ? list : JsonValue.EMPTY_JSON_ARRAY;
    }

    private static Duration time(JsonNumber seconds) {
        return Duration.ofMillis(
                seconds.bigDecimalValue().multiply(BigDecimal.valueOf(1_000)).longValue());
    }

    static List<Voice> voices(JsonObject answer) {
        return list(answer, "voices").stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .filter(voice -> !voice.getString("voice_id", "").isEmpty())
                .map(voice -> new Voice(
                        voice.getString("voice_id"),
                        voice.getString("name", voice.getString("voice_id")),
                        Optional.of(voice.getString("description", "")).filter(text -> !text.isBlank()),
                        address(voice.getString("preview_url", ""))))
                .toList();
    }

    private static Optional<URI> address(String text) {
        try {
            return Optional.of(new URI(text)).filter(uri -> text.matches("https?://.*") && uri.getHost() != null);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
