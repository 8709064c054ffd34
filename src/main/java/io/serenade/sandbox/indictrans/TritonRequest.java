package io.serenade.sandbox.indictrans;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.platform.json.BoundedJson;
import io.serenade.sandbox.tasks.StubRejection;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Set;

/** A batch of texts of one pair of languages, with Triton's rules for it. */
record TritonRequest(List<String> texts, String from, String to) {
    private static final int LARGEST_BATCH = 512;

    static TritonRequest parse(String body) {
        try {
            return parse(BoundedJson.object(body));
        } catch (JsonException e) {
            throw refusal("failed to parse the request JSON buffer: " + e.getMessage());
        }
    }

    private static TritonRequest parse(JsonObject json) {
        List<String> texts = tensor(json, "INPUT_TEXT");
        List<String> from = tensor(json, "INPUT_LANGUAGE_ID");
        List<String> to = tensor(json, "OUTPUT_LANGUAGE_ID");
        if (texts.isEmpty()
                || texts.size() > LARGEST_BATCH
                || from.size() != texts.size()
                || to.size() != texts.size()) {
            throw refusal(
                    "inference request batch-size must be from 1 to " + LARGEST_BATCH + ", the same for all inputs");
        }
        if (Set.copyOf(from).size() > 1 || Set.copyOf(to).size() > 1) {
            throw refusal("the sandbox takes one pair of languages at a time");
        }
        if (!StubTranslator.knows(from.get(0)) || !StubTranslator.knows(to.get(0))) {
            throw refusal("unsupported language pair: " + from.get(0) + " to " + to.get(0));
        }
        return new TritonRequest(texts, from.get(0), to.get(0));
    }

    private static List<String> tensor(JsonObject json, String name) {
        JsonArray inputs = json.get("inputs") instanceof JsonArray list ? list : JsonValue.EMPTY_JSON_ARRAY;
        return inputs.stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .filter(input -> input.get("name") instanceof JsonString own
                        && own.getString().equals(name))
                .findFirst()
                .map(input -> words(input, name))
                .orElseThrow(() -> refusal("expected an input '" + name + "' for model 'nmt'"));
    }

    private static List<String> words(JsonObject input, String name) {
        boolean bytes = input.get("datatype") instanceof JsonString type
                && type.getString().equals("BYTES");
        if (!bytes
                || !(input.get("data") instanceof JsonArray data)
                || !data.stream().allMatch(JsonString.class::isInstance)) {
            throw refusal("unexpected datatype or data for input '" + name + "', expecting BYTES");
        }
        return data.getValuesAs(JsonString::getString);
    }

    static JsonObject problem(String message) {
        return JSON.createObjectBuilder().add("error", message).build();
    }

    private static StubRejection refusal(String message) {
        return new StubRejection(400, problem(message));
    }
}
