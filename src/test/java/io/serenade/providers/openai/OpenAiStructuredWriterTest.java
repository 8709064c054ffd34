package io.serenade.providers.openai;

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
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenAiStructuredWriterTest {
    private static final String COMPLETE = "POST /v1/chat/completions";
    private static final JsonObject SCHEMA =
            JSON.createObjectBuilder().add("type", "object").build();
    private static final WritingRequest REQUEST =
            new WritingRequest("gpt-6-luna", "You are a director.", "A fox.", "scene_plan", SCHEMA, 5_000);
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final RecordedService openAi = new RecordedService();
    private final OpenAiStructuredWriter writer = writer(Map.of("OPENAI_API_KEY", "key"));

    @AfterEach
    void close() {
        openAi.close();
    }

    @Test
    void asksForTheFormWithoutWhatNewModelsRefuse() {
        openAi.on(COMPLETE, 200, answer("'{}'", "null", "stop"), "x-request-id", "r-1");

        Written written = writer.write(REQUEST, DEADLINE);

        assertThat(written)
                .isEqualTo(new Written(
                        End.COMPLETE,
                        Optional.of(JSON.createObjectBuilder().build()),
                        "gpt-6-luna-2026",
                        120,
                        30,
                        Optional.of("r-1")));
        assertThat(openAi.calls()).singleElement().satisfies(call -> {
            assertThat(call.header("Authorization")).contains("Bearer key");
            JsonObject body = json(call.body());
            assertThat(body.keySet())
                    .containsExactlyInAnyOrder("model", "messages", "max_completion_tokens", "response_format");
            assertThat(body.getInt("max_completion_tokens")).isEqualTo(5_000);
            assertThat(body.getJsonArray("messages").getJsonObject(0))
                    .isEqualTo(json("{\"role\":\"system\",\"content\":\"You are a director.\"}"));
            assertThat(body.getJsonArray("messages").getJsonObject(1).getString("role"))
                    .isEqualTo("user");
            assertThat(body.getJsonObject("response_format").getJsonObject("json_schema"))
                    .isEqualTo(json("{\"name\":\"scene_plan\",\"strict\":true,\"schema\":{\"type\":\"object\"}}"));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'{\\\"a\\\":1}' | null | length | CUT_OFF",
                "null | 'I will not.' | stop | REFUSED",
                "'{}' | null | content_filter | REFUSED",
                "'Here is your plan' | null | stop | SENSELESS",
                "'[1]' | null | stop | SENSELESS",
                "null | null | stop | SENSELESS"
            },
            quoteCharacter = '`')
    void tellsWhatAnAnswerIsWorth(String content, String refusal, String reason, End end) {
        openAi.on(COMPLETE, 200, answer(content, refusal, reason));

        Written written = writer.write(REQUEST, DEADLINE);

        assertThat(written.end()).isEqualTo(end);
        assertThat(written.json()).isEmpty();
        assertThat(written.outputTokens()).isEqualTo(30);
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_request_error, , REJECTED",
        "401, invalid_request_error, invalid_api_key, ACCOUNT",
        "403, invalid_request_error, , ACCOUNT",
        "404, invalid_request_error, model_not_found, REJECTED",
        "429, requests, rate_limit_exceeded, UNAVAILABLE",
        "429, insufficient_quota, insufficient_quota, ACCOUNT",
        "429, insufficient_quota, project_spend_limit_exceeded, ACCOUNT",
        "500, server_error, , BROKEN",
        "502, , , UNANSWERED",
        "503, server_error, slow_down, UNAVAILABLE"
    })
    void tellsRefusalsApart(int status, String type, String code, Category category) {
        openAi.on(
                COMPLETE, status, "{'error':{'message':'m','type':'" + type + "','param':null,'code':'" + code + "'}}");

        ProviderException failure = failure();

        assertThat(failure.category()).isEqualTo(category);
        if (failure instanceof AccountRefusedException refused) {
            assertThat(refused.isCertain()).isEqualTo(status == 429);
        }
        assertThat(openAi.calls()).hasSize(1);
    }

    @Test
    void waitsAsLongAsItIsTold() {
        openAi.on(COMPLETE, 429, "{'error':{'message':'m','type':'requests','code':'slow_down'}}", "Retry-After", "9");

        assertThat(failure().retryAfter()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void aPageInsteadOfAnAnswerIsBroken() {
        openAi.on(COMPLETE, 200, "<html>", "Content-Type", "text/html");

        assertThat(failure().category()).isEqualTo(Category.BROKEN);
    }

    @Test
    void whatWasCutMayHaveBeenPaid() {
        openAi.cuts(COMPLETE);

        assertThat(failure().category()).isEqualTo(Category.UNANSWERED);
        assertThat(openAi.calls()).hasSize(1);
    }

    @Test
    void asksTheStandInWithTheSandboxKey() {
        openAi.on(COMPLETE, 200, answer("'{}'", "null", "stop"));

        writer(Map.of("SANDBOX", "on")).write(REQUEST, DEADLINE);

        assertThat(openAi.calls().get(0).header("Authorization")).contains("Bearer of the sandbox");
    }

    @Test
    void asksNobodyWithoutAKey() {
        OpenAiStructuredWriter without = writer(Map.of());

        assertThat(without.isConfigured()).isFalse();
        assertThat(catchThrowableOfType(ProviderException.class, () -> without.write(REQUEST, DEADLINE)))
                .hasMessageContaining("OPENAI_API_KEY");
        assertThat(openAi.calls()).isEmpty();
    }

    @Test
    void knowsWhenAModelEnds() {
        openAi.on("GET /v1/models/gpt-4o", 200, "{'id':'gpt-4o','shutdown_date':'2027-01-14'}")
                .on("GET /v1/models/gpt-6-luna", 200, "{'id':'gpt-6-luna','shutdown_date':null}");

        assertThat(writer.lastDay("gpt-4o", DEADLINE)).contains(LocalDate.of(2027, 1, 14));
        assertThat(writer.lastDay("gpt-6-luna", DEADLINE)).isEmpty();
    }

    @Test
    void reachesEachServiceAsTheSettingsSay() {
        assertThat(settings(Map.of("OPENAI_API_KEY", "k")).baseUrl()).hasToString("https://api.openai.com/v1");
        assertThat(settings(Map.of("SANDBOX", "on", "HTTP_PORT", "18181")).baseUrl())
                .hasToString("http://127.0.0.1:18181/sandbox/openai/v1");
    }

    private static OpenAiSettings settings(Map<String, String> environment) {
        return OpenAiSettings.from(new Settings(name -> Optional.ofNullable(environment.get(name))));
    }

    private ProviderException failure() {
        return catchThrowableOfType(ProviderException.class, () -> writer.write(REQUEST, DEADLINE));
    }

    private static String answer(String content, String refusal, String reason) {
        return "{'id':'c-1','model':'gpt-6-luna-2026','choices':[{'message':{'role':'assistant','content':" + content
                + ",'refusal':" + refusal + "},'finish_reason':'" + reason + "'}],"
                + "'usage':{'prompt_tokens':120,'completion_tokens':30}}";
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = JSON.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private OpenAiStructuredWriter writer(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.putIfAbsent("OPENAI_BASE_URL", openAi.address("/v1").toString());
        OpenAiStructuredWriter made = new OpenAiStructuredWriter();
        made.settings = settings(all);
        made.sandboxKey = new KnownSandboxKey("of the sandbox");
        return made;
    }
}
