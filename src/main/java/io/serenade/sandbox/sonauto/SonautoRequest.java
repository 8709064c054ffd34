package io.serenade.sandbox.sonauto;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.platform.Ids;
import io.serenade.platform.json.BoundedJson;
import io.serenade.rendering.ffmpeg.SongFormat;
import io.serenade.sandbox.tasks.SandboxTask;
import io.serenade.sandbox.tasks.StubRejection;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A request for a song, with the rules of {@code POST /generations/v3}: at least one of tags, lyrics and prompt; tags
 * or lyrics alone need a prompt, which may be empty; never all three.
 *
 * @param seed what words and music are made from; it stays when the words themselves are removed
 * @param format of the song's file; MP3 by default, whereas the real service's default is Ogg
 * @param kilobits per second, for MP3 and M4A
 */
record SonautoRequest(
        Optional<String> prompt,
        Optional<String> lyrics,
        List<String> tags,
        double promptStrength,
        String seed,
        SongFormat format,
        int kilobits,
        boolean alignLyrics,
        boolean streaming,
        Optional<URI> webhook) {
    private static final String SEED = "song_seed";
    private static final int USUAL_KILOBITS = 128;
    private static final List<Integer> KILOBITS = List.of(USUAL_KILOBITS, 192, 256, 320);
    private static final double DEFAULT_PROMPT_STRENGTH = 2.0;

    static SonautoRequest parse(String body) {
        try {
            return parse(BoundedJson.object(body));
        } catch (JsonException e) {
            throw new StubRejection(422, "Body is not a valid JSON object: " + e.getMessage());
        }
    }

    /** What a task was made for, also when its words were removed. */
    static SonautoRequest of(SandboxTask task) {
        try (JsonReader reader = JSON.createReader(new StringReader(task.request()))) {
            JsonObject kept = reader.readObject();
            return kept.containsKey(SEED) ? read(kept, kept.getString(SEED)) : parse(kept);
        }
    }

    private static SonautoRequest parse(JsonObject json) {
        SonautoRequest request = read(json, seed(text(json, "prompt"), text(json, "lyrics"), tags(json)));
        request.checkCombination();
        return request;
    }

    private static SonautoRequest read(JsonObject json, String seed) {
        return new SonautoRequest(
                text(json, "prompt"),
                text(json, "lyrics"),
                tags(json),
                json.get("prompt_strength") instanceof JsonNumber number
                        ? number.doubleValue()
                        : DEFAULT_PROMPT_STRENGTH,
                seed,
                format(json),
                kilobits(json),
                flag(json, "align_lyrics"),
                flag(json, "enable_streaming"),
                webhook(json));
    }

    /** The same for every attempt, whatever its webhook. */
    private static String seed(Optional<String> prompt, Optional<String> lyrics, List<String> tags) {
        return Ids.hash(String.join("\n", prompt.orElse(""), lyrics.orElse(""), String.join(",", tags)));
    }

    /** What is kept after the words were deleted: enough to play the same song again. */
    JsonObject withoutWords() {
        return JSON.createObjectBuilder()
                .add(SEED, seed)
                .add("tags", JSON.createArrayBuilder().add(SongOrder.style(this).word()))
                .add("prompt_strength", promptStrength)
                .add("output_format", format.word())
                .add("output_bit_rate", kilobits)
                .build();
    }

    boolean hasWords() {
        return prompt.isPresent() || lyrics.isPresent();
    }

    String words() {
        return prompt.orElse("") + "\n" + lyrics.orElse("");
    }

    private void checkCombination() {
        boolean withPrompt = prompt.filter(text -> !text.isBlank()).isPresent();
        boolean withLyrics = lyrics.filter(text -> !text.isBlank()).isPresent();
        if (!withPrompt && !withLyrics && tags.isEmpty()) {
            throw new StubRejection(422, "At least one of tags, lyrics or prompt must be provided");
        }
        if (withPrompt && withLyrics && !tags.isEmpty()) {
            throw new StubRejection(422, "tags, lyrics and prompt cannot all be provided together");
        }
        if (prompt.isEmpty() && (withLyrics == tags.isEmpty())) {
            throw new StubRejection(422, "tags or lyrics alone need a prompt, which may be empty");
        }
    }

    private static Optional<String> text(JsonObject json, String field) {
        JsonValue value = json.getOrDefault(field, JsonValue.NULL);
        if (value.getValueType() == JsonValue.ValueType.NULL) {
            return Optional.empty();
        }
        if (value instanceof JsonString string) {
            return Optional.of(string.getString());
        }
        throw new StubRejection(422, field + " must be a string");
    }

    private static boolean flag(JsonObject json, String field) {
        JsonValue value = json.getOrDefault(field, JsonValue.FALSE);
        return switch (value.getValueType()) {
            case TRUE -> true;
            case FALSE, NULL -> false;
            default -> throw new StubRejection(422, field + " must be true or false");
        };
    }

    private static List<String> tags(JsonObject json) {
        JsonValue value = json.getOrDefault("tags", JsonValue.NULL);
        if (value.getValueType() == JsonValue.ValueType.NULL) {
            return List.of();
        }
        if (value instanceof JsonArray array && array.stream().allMatch(JsonString.class::isInstance)) {
            return array.getValuesAs(JsonString::getString);
        }
        throw new StubRejection(422, "tags must be a list of strings");
    }

    private static SongFormat format(JsonObject json) {
        String word = text(json, "output_format").orElse("mp3");
        return Arrays.stream(SongFormat.values())
                .filter(format -> format.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new StubRejection(422, "output_format must be one of ogg, mp3, flac, wav, m4a"));
    }

    private static int kilobits(JsonObject json) {
        JsonValue value = json.getOrDefault("output_bit_rate", JsonValue.NULL);
        if (value.getValueType() == JsonValue.ValueType.NULL) {
            return USUAL_KILOBITS;
        }
        if (value instanceof JsonNumber number && number.isIntegral() && KILOBITS.contains(number.intValue())) {
            return number.intValue();
        }
        throw new StubRejection(422, "output_bit_rate must be one of 128, 192, 256, 320");
    }

    private static Optional<URI> webhook(JsonObject json) {
        return text(json, "webhook_url").map(address -> {
            try {
                URI uri = new URI(address);
                if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null) {
                    return uri;
                }
            } catch (URISyntaxException e) {
                throw new StubRejection(422, "webhook_url is not a valid URL: " + e.getReason());
            }
            throw new StubRejection(422, "webhook_url must be an http or https URL");
        });
    }
}
