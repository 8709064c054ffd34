package io.serenade.providers.indictrans;

import static io.serenade.platform.SharedJson.JSON;

import io.serenade.providers.Translator.Translation;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The inference protocol of Triton as IndicTrans2's own server speaks it: the model {@code nmt} with a batch of
 * sentences, each of which may have 256 tokens.
 */
final class TritonProtocol {
    static final String PATH = "/v2/models/nmt/infer";

    /** A sentence to its end, with the space after it; the danda ends sentences of India. */
    private static final Pattern SENTENCE = Pattern.compile("[^.!?\\u0964\\u06D4\\n]*[.!?\\u0964\\u06D4\\n]*\\s*");

    private TritonProtocol() {}

    /** A text in pieces that are translated one by one; put together they are the text again. */
    static List<String> sentences(String text) {
        List<String> sentences = new ArrayList<>();
        Matcher sentence = SENTENCE.matcher(text);
        while (sentence.find() && sentence.end() > sentence.start()) {
            sentences.add(sentence.group());
        }
        return sentences;
    }

    static JsonObject request(List<String> sentences, String from, String to) {
        int n = sentences.size();
        return JSON.createObjectBuilder()
                .add(
                        "inputs",
                        JSON.createArrayBuilder()
                                .add(tensor(
                                        "INPUT_TEXT",
                                        sentences.stream().map(String::strip).toList()))
                                .add(tensor("INPUT_LANGUAGE_ID", Collections.nCopies(n, from)))
                                .add(tensor("OUTPUT_LANGUAGE_ID", Collections.nCopies(n, to))))
                .add(
                        "outputs",
                        JSON.createArrayBuilder().add(JSON.createObjectBuilder().add("name", "OUTPUT_TEXT")))
                .build();
    }

    /** The batch is the first dimension. */
    private static JsonObjectBuilder tensor(String name, List<String> values) {
        JsonArrayBuilder data = JSON.createArrayBuilder();
        values.forEach(data::add);
        return JSON.createObjectBuilder()
                .add("name", name)
                .add("shape", JSON.createArrayBuilder().add(values.size()).add(1))
                .add("datatype", "BYTES")
                .add("data", data);
    }

    /**
     * Reads the sentences in their order, with the spaces that followed them; the answer's tensor shape does not
     * matter.
     */
    static Optional<Translation> read(JsonObject answer, List<String> sentences) {
        if (!(answer.get("outputs") instanceof JsonArray outputs)) {
            return Optional.empty();
        }
        return outputs.stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .filter(output -> output.getString("name", "").equals("OUTPUT_TEXT"))
                .findFirst()
                .flatMap(output -> together(output, sentences));
    }

    private static Optional<Translation> together(JsonObject output, List<String> sentences) {
        if (!(output.get("data") instanceof JsonArray data) || data.size() != sentences.size()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sentences.size(); i++) {
            if (!(data.get(i) instanceof JsonString translated)) {
                return Optional.empty();
            }
            String sentence = sentences.get(i);
            text.append(translated.getString().strip())
                    .append(sentence, sentence.stripTrailing().length(), sentence.length());
        }
        JsonObject metadata = output.get("parameters") instanceof JsonObject told ? told : JsonValue.EMPTY_JSON_OBJECT;
        return Optional.of(new Translation(text.toString(), metadata));
    }
}
