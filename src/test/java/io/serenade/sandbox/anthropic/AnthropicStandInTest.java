package io.serenade.sandbox.anthropic;

import static io.serenade.platform.SharedJson.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.serenade.platform.Ids;
import io.serenade.sandbox.tasks.Fault;
import io.serenade.sandbox.tasks.StubRejection;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnthropicStandInTest {
    private static final String REQUEST =
            "{'model':'claude-sonnet-4-6','max_tokens':500,'system':'Be brief.','messages':[{'role':'user','content':'A"
                    + " fox'}],'output_config':{'format':{'type':'json_schema','schema':{'type':'object','properties':"
                    + "{'a':{'type':'string'}},'required':['a'],'additionalProperties':false}}}}";

    @Test
    void writesWhatFitsTheSchema() {
        JsonObject answer = answer(Fault.NONE);

        assertThat(answer.getString("stop_reason")).isEqualTo("end_turn");
        assertThat(json(answer.getJsonArray("content").getJsonObject(0).getString("text"))
                        .keySet())
                .containsExactly("a");
        assertThat(answer.getJsonObject("usage").getInt("output_tokens")).isPositive();
        assertThat(answer(Fault.FAIL).getString("stop_reason")).isEqualTo("refusal");
        assertThat(answer(Fault.SHORT).getString("stop_reason")).isEqualTo("max_tokens");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "claude-sonnet-4-6 | claude-3-5-sonnet-20241022 | 404 | model: claude-3-5-sonnet-20241022",
                "'max_tokens':500, | `` | 400 | max_tokens: Field required",
                "'max_tokens':500 | 'max_tokens':100000 | 400 | maximum allowed",
                "'system' | 'sytem' | 400 | sytem: Extra inputs are not permitted",
                "'role':'user' | 'role':'system' | 400 | Unexpected role",
                "'role':'user' | 'role':'assistant' | 400 | prefilling",
                "'type':'string' | 'type':'string','maxLength':5 | 400 | 'maxLength' is not permitted",
                "'additionalProperties':false | 'title':'t' | 400 | 'additionalProperties' is required"
            })
    void refusesAsTheRealServiceDoes(String is, String becomes, int status, String says) {
        StubRejection refusal = assertThrows(
                StubRejection.class,
                () -> MessageRequest.parse(
                        quoted(REQUEST).replace(quoted(is), quoted(becomes == null ? "" : becomes))));

        assertThat(refusal.status()).isEqualTo(status);
        assertThat(json(refusal.body()).getJsonObject("error").getString("message"))
                .contains(says);
        assertThat(json(refusal.body()).getString("type")).isEqualTo("error");
    }

    private static JsonObject answer(Fault fault) {
        return AnthropicResource.answer(MessageRequest.parse(quoted(REQUEST)), fault, Ids.hash(REQUEST));
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
