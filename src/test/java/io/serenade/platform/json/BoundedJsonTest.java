package io.serenade.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedJsonTest {
    private static final String LONG = "A".repeat(LongStrings.MIN_LENGTH);

    @Test
    void readsWhatEveryoneElseReads() {
        String text = """
                {"text": "a \\"quoted\\" \\u00e9 \\\\", "number": -1.5e3, "whole": 9007199254740993, "yes": true, "no": false,
                 "nothing": null, "list": [1, [], {}, "b"], "object": {"a": {"b": "c"}}, "": "no name"}
                """;
        try (var reader = Json.createReader(new java.io.StringReader(text))) {
            assertThat(BoundedJson.object(text)).isEqualTo(reader.readObject());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "hello",
                "[]",
                "\"text\"",
                "7",
                "null",
                "{",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,}",
                "{\"a\" 1}",
                "{\"a\":\"",
                "{\"a\":\"\\",
                "{\"a\":[}",
                "{a:1}",
                "{'a':1}",
                "{} {}",
                "{}x",
                "{},",
                "{}]",
                "{\"a\":tru}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\\x\"}",
                "pet_name=Toby"
            })
    void refusesWhatIsNotOneObject(String text) {
        assertThatThrownBy(() -> BoundedJson.object(text)).isInstanceOf(JsonException.class);
    }

    @Test
    void takesSpaceAroundTheObject() {
        assertThat(BoundedJson.object(" \r\n\t{} \n")).isEmpty();
    }

    @Test
    void theLastOfTwoFieldsOfOneNameCounts() {
        assertThat(BoundedJson.object("{\"a\":1,\"a\":2}").getInt("a")).isEqualTo(2);
    }

    @Test
    void countsValues() {
        assertThat(BoundedJson.object(list(BoundedJson.MAX_VALUES - 1))).hasSize(1);
        refuses(list(BoundedJson.MAX_VALUES), "more than 10000 values");
        refuses("{\"x\":[" + "{\"a\":0},".repeat(887_000) + "0]}", "more than 10000 values");
    }

    private static String list(int values) {
        return IntStream.range(0, values).mapToObj(i -> "0").collect(Collectors.joining(",", "{\"a\":[", "]}"));
    }

    @Test
    void countsDepth() {
        assertThat(BoundedJson.object(nested(BoundedJson.MAX_DEPTH))).hasSize(1);
        refuses(nested(BoundedJson.MAX_DEPTH + 1), "nested more than 32 deep");
        refuses("{\"a\":" + "[".repeat(100_000), "nested more than 32 deep");
        refuses("{\"a\":".repeat(50_000), "nested more than 32 deep");
    }

    private static String nested(int depth) {
        return "{\"a\":" + "[".repeat(depth - 1) + "]".repeat(depth - 1) + "}";
    }

    @Test
    void measuresNamesAndNumbers() {
        assertThat(BoundedJson.object("{\"" + "n".repeat(1_024) + "\":1}")).hasSize(1);
        refuses("{\"" + "n".repeat(1_025) + "\":1}", "A name in the JSON");
        refuses("{\"" + LONG + "\":1}", "A name in the JSON");
        assertThat(BoundedJson.object("{\"a\":" + "1".repeat(100) + "}")).hasSize(1);
        refuses("{\"a\":" + "1".repeat(101) + "}", "A number in the JSON");
        refuses("{\"a\":1e" + "9".repeat(7_000_000) + "}", "A number in the JSON");
    }

    private static void refuses(String text, String because) {
        assertThatThrownBy(() -> BoundedJson.object(text))
                .isInstanceOf(JsonLimitException.class)
                .hasMessageContaining(because);
    }

    @Test
    void leavesLongTextsWhereTheyAre() {
        JsonObject object = BoundedJson.object(
                "{\"before\":\"b\",\"photo\":\"" + LONG + "\",\"list\":[\"" + LONG + "x\"],\"after\":\"a\"}");
        assertThat(object.get("photo")).isInstanceOf(LongString.class);
        assertThat(object.getString("photo")).isEqualTo(LONG);
        assertThat(object.getJsonArray("list").getString(0)).isEqualTo(LONG + "x");
        assertThat(object.getString("before") + object.getString("after")).isEqualTo("ba");
        assertThat(object.get("photo")).isEqualTo(Json.createValue(LONG)).hasSameHashCodeAs(Json.createValue(LONG));
        assertThat(object.toString()).contains("\"photo\":\"" + LONG + "\"");
    }

    @Test
    void readsTheEscapesOfLongTexts() {
        JsonObject object = BoundedJson.object("{\"a\":\"\\\"\\/\\u00e9é" + LONG + "\"}");
        assertThat(object.getString("a")).isEqualTo("\"/éé" + LONG);
    }

    @Test
    void refusesLongTextsWithoutAnEndOrWithControlCharacters() {
        assertThatThrownBy(() -> BoundedJson.object("{\"a\":\"" + LONG)).isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> BoundedJson.object("{\"a\":\"" + LONG + "\\")).isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> BoundedJson.object("{\"a\":\"" + LONG + "\u0001\"}"))
                .isInstanceOf(JsonException.class);
    }

    @Test
    void keepsValuesOfEveryKind() {
        assertThat(BoundedJson.object("{\"a\":null}").get("a")).isEqualTo(JsonValue.NULL);
    }
}
