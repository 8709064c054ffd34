package io.serenade.providers.openai;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.providers.ProviderException;
import io.serenade.providers.ProviderException.Category;
import io.serenade.providers.StructuredWriter.End;
import io.serenade.providers.StructuredWriter.Written;
import io.serenade.providers.Transcriber.Segment;
import io.serenade.providers.Transcriber.TimedWord;
import io.serenade.providers.Transcriber.Transcription;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Reads the answers of OpenAI and of services with the same protocol. */
final class OpenAiRecords {
    private OpenAiRecords() {}

    static Written written(JsonObject answer, String requestId) {
        JsonObject choice = objects(answer, "choices").findFirst().orElse(JsonValue.EMPTY_JSON_OBJECT);
        JsonObject message = choice.get("message") instanceof JsonObject said ? said : JsonValue.EMPTY_JSON_OBJECT;
        JsonObject usage = answer.get("usage") instanceof JsonObject told ? told : JsonValue.EMPTY_JSON_OBJECT;
        Optional<JsonObject> json = parse(text(message, "content"));
        End end = end(text(choice, "finish_reason"), text(message, "refusal"), json.isPresent());
        return new Written(
                end,
                end == End.COMPLETE ? json : Optional.empty(),
                text(answer, "model"),
                count(usage, "prompt_tokens"),
                count(usage, "completion_tokens"),
                Optional.ofNullable(requestId).or(() -> Optional.of(text(answer, "id"))));
    }

    /** A text that was cut off may be complete JSON by chance. */
    private static End end(String finishReason, String refusal, boolean isJson) {
        if (finishReason.equals("length")) {
            return End.CUT_OFF;
        }
        if (!refusal.isEmpty() || finishReason.equals("content_filter")) {
            return End.REFUSED;
        }
        return isJson ? End.COMPLETE : End.SENSELESS;
    }

    private static Optional<JsonObject> parse(String content) {
        try (JsonReader reader = JSON.createReader(new StringReader(content))) {
            return Optional.of(reader.readObject());
        } catch (JsonException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    static Transcription transcription(JsonObject answer, String requestId) {
        if (!(answer.get("text") instanceof JsonString text)) {
            throw new ProviderException(Category.BROKEN, "The lyrics service's answer holds no text.", null);
        }
        return new Transcription(
                text.getString().strip(),
                text(answer, "language"),
                objects(answer, "words")
                        .filter(word -> isTimed(word) && !text(word, "word").isBlank())
                        .map(word ->
                                new TimedWord(text(word, "word").strip(), number(word, "start"), number(word, "end")))
                        .toList(),
                objects(answer, "segments")
                        .filter(OpenAiRecords::isTimed)
                        .map(segment -> new Segment(
                                text(segment, "text").strip(),
                                number(segment, "start"),
                                number(segment, "end"),
                                told(segment, "no_speech_prob"),
                                told(segment, "avg_logprob")))
                        .toList(),
                Optional.ofNullable(requestId));
    }

    /** The {@code shutdown_date} of a model, where one is announced. */
    static Optional<LocalDate> lastDay(JsonObject model) {
        String date = text(model, "shutdown_date");
        try {
            return date.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(date));
        } catch (DateTimeParseException e) {
            throw new ProviderException(Category.BROKEN, "The day on which a model ends is no date: " + date, e);
        }
    }

    /** Times that run backwards or are negative are dropped. */
    private static boolean isTimed(JsonObject piece) {
        return piece.get("start") instanceof JsonNumber start
                && piece.get("end") instanceof JsonNumber end
                && start.doubleValue() >= 0
                && end.doubleValue() >= start.doubleValue();
    }

    private static Stream<JsonObject> objects(JsonObject parent, String name) {
        List<JsonValue> list = parent.get(name) instanceof JsonArray array ? array : List.of();
        return list.stream().filter(JsonObject.class::isInstance).map(JsonValue::asJsonObject);
    }

    static String text(JsonObject object, String name) {
        return object.get(name) instanceof JsonString text ? text.getString() : "";
    }

    private static double number(JsonObject object, String name) {
        return object.getJsonNumber(name).doubleValue();
    }

    private static OptionalDouble told(JsonObject object, String name) {
        return object.get(name) instanceof JsonNumber number
                ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty();
    }

    private static long count(JsonObject object, String name) {
        return object.get(name) instanceof JsonNumber number ? Math.max(0, number.longValue()) : 0;
    }
}
