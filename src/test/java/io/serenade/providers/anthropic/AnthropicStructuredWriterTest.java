package io.serenade.providers.anthropic;

import static io.serenade.platform.SharedJson.JSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serenade.platform.settings.Settings;
import io.serenade.providers.AccountRefusedException;
import io.serenade.providers.KnownSandboxKey;
import io.serenade.providers.ProviderException;
import io.serenade.providers.ProviderException.Category;
import io.serenade.providers.RecordedService;
import io.serenade.providers.StructuredWriter.End;
import io.serenade.providers.StructuredWriter.WritingRequest;
import io.serenade.providers.StructuredWriter.Written;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnthropicStructuredWriterTest {
    private static final String WRITE = "POST /v1/messages";
    private static final JsonObject SCHEMA =
            JSON.createObjectBuilder().add("type", "object").build();
    private static final WritingRequest REQUEST =
            new WritingRequest("claude-sonnet-4-6", "You are a director.", "A fox.", "scene_plan", SCHEMA, 5_000);
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final RecordedService anthropic = new RecordedService();
    private final AnthropicStructuredWriter writer = writer(Map.of("ANTHROPIC_API_KEY", "key"));

    @AfterEach
    void close() {
        anthropic.close();
    }

    @Test
    void asksForTheForm() {
        anthropic.on(
                WRITE,
                200,
                answer("{'type':'thinking','thinking':'hm'},{'type':'text','text':'{}'}", "end_turn"),
                "request-id",
                "r-1");

        Written written = writer.write(REQUEST, DEADLINE);

        assertThat(written)
                .isEqualTo(new Written(
                        End.COMPLETE,
                        Optional.of(JSON.createObjectBuilder().build()),
                        "claude-sonnet-4-6",
                        125,
                        30,
                        Optional.of("r-1")));
        assertThat(anthropic.calls()).singleElement().satisfies(call -> {
            assertThat(call.header("x-api-key")).contains("key");
            assertThat(call.header("anthropic-version")).contains("2023-06-01");
            assertThat(call.body())
                    .isEqualTo(
                            "{\"model\":\"claude-sonnet-4-6\",\"max_tokens\":5000,"
                                    + "\"system\":\"You are a director.\","
                                    + "\"messages\":[{\"role\":\"user\",\"content\":\"A fox.\"}],"
                                    + "\"output_config\":{\"format\":{\"type\":\"json_schema\",\"schema\":{\"type\":\"object\"}}}}");
        });
    }

    @ParameterizedTest
    @CsvSource({"max_tokens, CUT_OFF", "refusal, REFUSED", "end_turn, SENSELESS"})
    void tellsWhatAnAnswerIsWorth(String reason, End end) {
        anthropic.on(WRITE, 200, answer("{'type':'text','text':'{ half'}", reason));

        assertThat(writer.write(REQUEST, DEADLINE).end()).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | invalid_request_error | messages: wrong | REJECTED",
                "400 | invalid_request_error | Your credit balance is too low to access | ACCOUNT",
                "401 | authentication_error | invalid x-api-key | ACCOUNT",
                "402 | billing_error | pay | ACCOUNT",
                "403 | permission_error | no | ACCOUNT",
                "404 | not_found_error | model: x | REJECTED",
                "413 | request_too_large | big | REJECTED",
                "429 | rate_limit_error | slow | UNAVAILABLE",
                "429 | enforced_spend_limit_reached | limit | ACCOUNT",
                "500 | api_error | oops | BROKEN",
                "529 | overloaded_error | Overloaded | UNAVAILABLE"
            })
    void tellsRefusalsApart(int status, String type, String message, Category category) {
        anthropic.on(
                WRITE,
                status,
                "{'type':'error','error':{'type':'" + type + "','message':'" + message + "'},'request_id':'r'}");

        ProviderException failure =
                catchThrowableOfType(ProviderException.class, () -> writer.write(REQUEST, DEADLINE));

        assertThat(failure.category()).isEqualTo(category);
        if (failure instanceof AccountRefusedException refused) {
            assertThat(refused.isCertain()).isEqualTo(status != 401 && status != 403);
        }
        assertThat(anthropic.calls()).hasSize(1);
    }

    @Test
    void reachesTheServiceAsTheSettingsSay() {
        assertThat(settings(Map.of("ANTHROPIC_API_KEY", "k")).baseUrl()).hasToString("https://api.anthropic.com");
        assertThat(settings(Map.of("SANDBOX", "on", "HTTP_PORT", "18181")).baseUrl())
                .hasToString("http://127.0.0.1:18181/sandbox/anthropic");
        assertThat(settings(Map.of()).isConfigured()).isFalse();
    }

    private static String answer(String content, String reason) {
        return "{'id':'msg_1','type':'message','role':'assistant','model':'claude-sonnet-4-6','content':[" + content
                + "],'stop_reason':'" + reason
                + "','usage':{'input_tokens':120,'cache_read_input_tokens':5,'output_tokens':30}}";
    }

    private static AnthropicSettings settings(Map<String, String> environment) {
        return AnthropicSettings.from(new Settings(name -> Optional.ofNullable(environment.get(name))));
    }

    private AnthropicStructuredWriter writer(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.putIfAbsent("ANTHROPIC_BASE_URL", anthropic.address("").toString());
        AnthropicStructuredWriter made = new AnthropicStructuredWriter();
        made.settings = settings(all);
        made.sandboxKey = new KnownSandboxKey("of the sandbox");
        return made;
    }
}
