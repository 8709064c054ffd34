package io.serenade.platform.json;

import static io.serenade.platform.SharedJson.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one JSON object and nothing after it. Values, depth, names and numbers are limited during parsing, before a
 * tree is built; a text of more than 64 KB stays in the bytes it was received in (see {@link LongString}).
 */
public final class BoundedJson {
    public static final int MAX_VALUES = 10_000;
    static final int MAX_DEPTH = 32;
    static final int MAX_NAME_LENGTH = 1_024;

    private static final JsonParserFactory PARSERS = JSON.createParserFactory(Map.of());

    private final JsonParser parser;
    private final LongStrings longStrings;
    private final int maxValues;
    private int values;
    private int strings;

    private BoundedJson(JsonParser parser, LongStrings longStrings, int maxValues) {
        this.parser = parser;
        this.longStrings = longStrings;
        this.maxValues = maxValues;
    }

    /** As {@link #object(byte[])}, for a text. */
    public static JsonObject object(String text) {
        return object(text.getBytes(StandardCharsets.UTF_8));
    }

    /** As {@link #object(byte[], int)}, with at most {@link #MAX_VALUES} values. */
    public static JsonObject object(byte[] utf8) {
        return object(utf8, MAX_VALUES);
    }

    /**
     * @param utf8 the whole document; it must not change while the object is in use
     * @throws JsonLimitException when it exceeds a limit
     * @throws JsonException when it is not one JSON object
     */
    public static JsonObject object(byte[] utf8, int maxValues) {
        LongStrings longStrings = LongStrings.of(utf8);
        try (JsonParser parser = PARSERS.createParser(longStrings.leftOut(), StandardCharsets.UTF_8)) {
            return new BoundedJson(parser, longStrings, maxValues).document();
        } catch (IllegalStateException e) {
            throw new JsonException("The JSON ends too early", e);
        }
    }

    private JsonObject document() {
        if (!parser.hasNext() || parser.next() != Event.START_OBJECT) {
            throw new JsonException("This is not a JSON object");
        }
        JsonObject object = object(1);
        if (parser.hasNext()) {
            throw new JsonException("Something follows the JSON object");
        }
        return object;
    }

    private JsonObject object(int depth) {
        JsonObjectBuilder object = JSON.createObjectBuilder();
        for (Event event = parser.next(); event != Event.END_OBJECT; event = parser.next()) {
            String name = name();
            object.add(name, value(parser.next(), depth));
        }
        return object.build();
    }

    private JsonValue array(int depth) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        for (Event event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
            array.add(value(event, depth));
        }
        return array.build();
    }

    private String name() {
        String name = parser.getString();
        if (longStrings.find(strings++).isPresent() || name.length() > MAX_NAME_LENGTH) {
            throw new JsonLimitException("A name in the JSON has more than " + MAX_NAME_LENGTH + " characters.");
        }
        return name;
    }

    private JsonValue value(Event event, int depth) {
        if (++values > maxValues) {
            throw new JsonLimitException("The JSON has more than " + maxValues + " values.");
        }
        return switch (event) {
            case START_OBJECT -> object(deeper(depth));
            case START_ARRAY -> array(deeper(depth));
            case VALUE_STRING -> string();
            default -> parser.getValue();
        };
    }

    private static int deeper(int depth) {
        if (depth == MAX_DEPTH) {
            throw new JsonLimitException("The JSON is nested more than " + MAX_DEPTH + " deep.");
        }
        return depth + 1;
    }

    private JsonValue string() {
        Optional<JsonString> longString = longStrings.find(strings++);
        return longString.isPresent() ? longString.get() : parser.getValue();
    }
}
