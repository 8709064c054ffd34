package io.serenade.sandbox.openai;

import static io.serenade.platform.SharedJson.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.serenade.platform.Ids;
import io.serenade.platform.files.MediaFormat;
import io.serenade.sandbox.tasks.Fault;
import io.serenade.sandbox.tasks.StubRejection;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenAiStandInTest {
    private static final String SCHEMA =
            "{'type':'object','properties':{'a':{'type':'string'},'b':{'type':'array','items':{'type':'number'}},"
                    + "'c':{'type':'string','enum':['x','y']}},'required':['a','b','c'],'additionalProperties':false}";
    private static final String REQUEST =
            "{'model':'gpt-4o','messages':[{'role':'system','content':'Be brief.'},{'role':'user','content':'A fox'}],"
                    + "'max_completion_tokens':500,'response_format':{'type':'json_schema','json_schema':"
                    + "{'name':'n','strict':true,'schema':" + SCHEMA + "}}}";

    @Test
    void writesWhatFitsTheSchemaAlwaysTheSame() {
        JsonObject answer = answer(REQUEST, Fault.NONE);

        assertThat(answer).isEqualTo(answer(REQUEST, Fault.NONE));
        assertThat(answer.getString("model")).isEqualTo("gpt-4o-2024-08-06");
        assertThat(choice(answer).getString("finish_reason")).isEqualTo("stop");
        JsonObject written = json(choice(answer).getJsonObject("message").getString("content"));
        assertThat(written.keySet()).containsExactly("a", "b", "c");
        assertThat(written.getString("c")).isIn("x", "y");
        JsonObject usage = answer.getJsonObject("usage");
        assertThat(usage.getInt("total_tokens"))
                .isEqualTo(usage.getInt("prompt_tokens") + usage.getInt("completion_tokens"));
    }

    @Test
    void refusesCutsAndTalksNonsenseOnDemand() {
        JsonObject refused = choice(answer(REQUEST, Fault.FAIL)).getJsonObject("message");
        assertThat(refused.isNull("content")).isTrue();
        assertThat(refused.getString("refusal")).isNotBlank();

        assertThat(choice(answer(REQUEST, Fault.SHORT)).getString("finish_reason"))
                .isEqualTo("length");
        assertThat(choice(answer(REQUEST.replace("500", "3"), Fault.NONE)).getString("finish_reason"))
                .isEqualTo("length");
        assertThat(json(choice(answer(REQUEST.replace("500", "9000"), Fault.NONSENSE))
                                .getJsonObject("message")
                                .getString("content"))
                        .getJsonArray("b"))
                .hasSize(500);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'gpt-4o' | 'gpt-9' | 404 | does not exist",
                "'gpt-4o' | 'gpt-4' | 404 | has been deprecated",
                "'gpt-4o' | 'whisper-1' | 400 | not a chat model",
                "'max_completion_tokens' | 'best_of' | 400 | Unrecognized request argument supplied: best_of",
                "500 | 20000 | 400 | supports at most 16384",
                "'name':'n' | 'name':'a b' | 400 | json_schema.name",
                "'additionalProperties':false | 'additionalProperties':true | 400 | 'additionalProperties' is required",
                "'required':['a','b','c'] | 'required':['a'] | 400 | Missing 'b', 'c'",
                "'items':{'type':'number'} | 'x':1 | 400 | array schema missing items",
                "'type':'object' | 'type':'array' | 400 | type 'object'",
                "'role':'system' | 'role':'king' | 400 | needs a role",
                "{'model':'gpt-4o', | { | 400 | must provide a model"
            })
    void refusesAsTheRealServiceDoes(String is, String becomes, int status, String says) {
        StubRejection refusal = assertThrows(
                StubRejection.class, () -> ChatRequest.parse(quoted(REQUEST).replace(quoted(is), quoted(becomes))));

        assertThat(refusal.status()).isEqualTo(status);
        assertThat(json(refusal.body()).getJsonObject("error").getString("message"))
                .contains(says);
    }

    @Test
    void newerModelsRefuseOldParameters() {
        String luna = quoted(REQUEST).replace("gpt-4o", "gpt-6-luna");
        ChatRequest.parse(luna);

        assertThat(assertThrows(
                                StubRejection.class,
                                () -> ChatRequest.parse(luna.replace("max_completion_tokens", "max_tokens")))
                        .body())
                .contains("unsupported_parameter");
        assertThat(assertThrows(
                                StubRejection.class,
                                () -> ChatRequest.parse(luna.replace("{\"model\"", "{\"temperature\":0.7,\"model\"")))
                        .body())
                .contains("unsupported_value");
    }

    @Test
    void tellsTheDayOnWhichModelsEnd() {
        assertThat(StubModel.get("gpt-4o").json().getString("shutdown_date")).isEqualTo("2027-01-14");
        assertThat(StubModel.get("gpt-6-luna").json().isNull("shutdown_date")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "whisper-1, json, word, FLAC, 10, 400",
        "whisper-1, verbose_json, word, FLAC, 26214401, 413",
        "whisper-1, verbose_json, word, PNG, 10, 400",
        "gpt-transcribe, verbose_json, , FLAC, 10, 400",
        "gpt-4o, json, , FLAC, 10, 400",
        "whisper-9, json, , FLAC, 10, 404"
    })
    void refusesTranscriptionsAsTheRealServiceDoes(
            String model, String response, String granularity, MediaFormat format, long bytes, int status) {
        Map<String, List<String>> fields = granularity == null
                ? Map.of("model", List.of(model), "response_format", List.of(response))
                : Map.of(
                        "model",
                        List.of(model),
                        "response_format",
                        List.of(response),
                        "timestamp_granularities[]",
                        List.of(granularity));

        assertThat(assertThrows(
                                StubRejection.class,
                                () -> TranscriptionRequest.parse(fields, Optional.of(format), bytes))
                        .status())
                .isEqualTo(status);
    }

    private static JsonObject answer(String request, Fault fault) {
        return OpenAiResource.answer(ChatRequest.parse(quoted(request)), fault, Ids.hash(request), 1_700_000_000);
    }

    private static JsonObject choice(JsonObject answer) {
        return answer.getJsonArray("choices").getJsonObject(0);
    }

    private static String quoted(String json) {
        return json.replace('\'', '"');
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
