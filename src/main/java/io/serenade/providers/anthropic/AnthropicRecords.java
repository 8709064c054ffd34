package io.serenade.providers.anthropic;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.providers.StructuredWriter.End;
import io.serenade.providers.StructuredWriter.Written;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;

/** Reads the answers of Anthropic. */
final class AnthropicRecords {
    private AnthropicRecords() {}

    static Written written(JsonObject answer, String requestId) {
        JsonObject usage = answer.get("usage") instanceof JsonObject told ? told : JsonValue.EMPTY_JSON_OBJECT;
        Optional<JsonObject> json = parse(said(answer));
        End end =
                switch (text(answer, "stop_reason")) {
                    case "max_tokens", "model_context_window_exceeded" -> End.CUT_OFF;
                    case "refusal" -> End.REFUSED;
                    default -> json.isPresent() ? End.COMPLETE : End.SENSELESS;
                };
        return new Written(
                end,
                end == End.COMPLETE ? json : Optional.empty(),
                text(answer, "model"),
                count(usage, "input_tokens")
                        + count(usage, "cache_creation_input_tokens")
                        + count(usage, "cache_read_input_tokens"),
                count(usage, "output_tokens"),
                Optional.ofNullable(requestId).or(() -> Optional.of(text(answer, "id"))));
    }

    /** The first block of text; a block of the model's reasoning may come before it. */
    private static String said(JsonObject answer) {
        List<JsonValue> blocks = answer.get("content") instanceof JsonArray list ? list : List.of();
        return blocks.stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .filter(block -> text(block, "type").equals("text"))
                .map(block -> text(block, "text"))
                .findFirst()
                .orElse("");
    }

    private static Optional<JsonObject> parse(String content) {
        try (JsonReader reader = JSON.createReader(new StringReader(content))) {
            return Optional.of(reader.readObject());
        } catch (JsonException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static String text(JsonObject object, String name) {
        return object.get(name) instanceof JsonString text ? text.getString() : "";
    }

    private static long count(JsonObject object, String name) {
        return object.get(name) instanceof JsonNumber number ? Math.max(0, number.longValue()) : 0;
    }
}
