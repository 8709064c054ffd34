package io.serenade.providers.replicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serenade.platform.files.MediaFormat;
import io.serenade.platform.settings.Secret;
import io.serenade.providers.KnownSandboxKey;
import io.serenade.providers.MediaGenerator.Prediction;
import io.serenade.providers.MediaGenerator.PredictionRequest;
import io.serenade.providers.MediaGenerator.Status;
import io.serenade.providers.ProviderException;
import io.serenade.providers.ProviderException.Category;
import io.serenade.providers.RecordedService;
import io.serenade.providers.RequestRefusedException;
import io.serenade.providers.schema.InputCheck;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicateMediaGeneratorTest {
    private static final String VERSION = "7762fd07cf82c948538e41f63f77d685e02b063e37e496e96eefd46c929f9bdc";
    private static final String VERSIONED = "stability-ai/sdxl:" + VERSION;
    private static final String CREATE = "POST /v1/predictions";
    private static final String CREATE_OFFICIAL = "POST /v1/models/black-forest-labs/flux-schnell/predictions";
    private static final String READ = "GET /v1/predictions/abc123";
    private static final String CANCEL = "POST /v1/predictions/abc123/cancel";
    private static final String MODEL = "GET /v1/models/black-forest-labs/flux-schnell";
    private static final String SECRET = "GET /v1/webhooks/default/secret";
    private static final JsonObject INPUT = json("{'prompt': 'a pet', 'width': 512}");

    private static final byte[] PICTURE = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 1, 2, 3};

    @TempDir
    Path folder;

    private final RecordedService replicate = new RecordedService();
    private final Map<String, String> variables = new HashMap<>(Map.of(
            "REPLICATE_API_TOKEN", "r8_test",
            "REPLICATE_BASE_URL", replicate.address("/v1").toString(),
            "REPLICATE_TIMEOUT_SECONDS", "5"));
    private final MovingClock clock = new MovingClock();
    private final List<ReplicateMediaGenerator> generators = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (ReplicateMediaGenerator generator : generators) {
            generator.files.close();
        }
        replicate.close();
    }

    @Test
    void showsTheStandInTheKeyOfThisInstallation() {
        variables.remove("REPLICATE_API_TOKEN");
        variables.put("SANDBOX", "on");
        replicate.on(READ, 200, "{'id':'abc123','status':'starting'}");

        generator().read("abc123");

        assertThat(replicate.calls()).singleElement().satisfies(call -> assertThat(call.header("Authorization"))
                .contains("Bearer of the sandbox"));
    }

    @Test
    void createsAPredictionOfAVersion() {
        replicate.on(
                CREATE,
                201,
                "{'id':'abc123','model':'stability-ai/sdxl','version':'" + VERSION + "','status':'starting',"
                        + "'input':{'prompt':'a pet'},'output':null,'error':null,'logs':''}");

        Prediction prediction = generator()
                .create(new PredictionRequest(
                        VERSIONED, INPUT, URI.create("https://example.org/hook"), Duration.ofMinutes(10)));

        assertThat(prediction.id()).isEqualTo("abc123");
        assertThat(prediction.status()).isEqualTo(Status.STARTING);
        assertThat(prediction.model()).isEqualTo(VERSIONED);
        assertThat(prediction.raw()).doesNotContain("a pet", "logs");
        assertThat(replicate.calls()).singleElement().satisfies(call -> {
            assertThat(call.header("Authorization")).contains("Bearer r8_test");
            assertThat(call.header("Cancel-After")).contains("600s");
            assertThat(json(call.body()))
                    .isEqualTo(json("{'input':{'prompt':'a pet','width':512},'version':'" + VERSION
                            + "','webhook':'https://example.org/hook','webhook_events_filter':['completed']}"));
        });
    }

    @Test
    void createsAPredictionOfAnOfficialModelWithoutWebhookAndDeadline() {
        replicate.on(CREATE_OFFICIAL, 201, "{'id':'abc123','status':'processing','version':'hidden'}");

        generator().create(new PredictionRequest("black-forest-labs/flux-schnell", INPUT, null, null));

        assertThat(replicate.calls()).singleElement().satisfies(call -> {
            assertThat(call.header("Cancel-After")).isEmpty();
            assertThat(json(call.body()).keySet()).containsExactly("input");
        });
    }

    @Test
    void neverAsksForADeadlineThatIsTooShortToBeTaken() {
        replicate.on(CREATE, 201, "{'id':'abc123','status':'starting'}");

        generator().create(new PredictionRequest(VERSIONED, INPUT, null, Duration.ofMillis(900)));

        assertThat(replicate.calls().get(0).header("Cancel-After")).contains("5s");
    }

    @Test
    void anUnansweredCreationIsNeitherRepeatedNorTakenForRefused() {
        replicate.cuts(CREATE);

        assertThat(failure().category()).isEqualTo(Category.UNANSWERED);
        assertThat(replicate.calls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no json", "[]", "{'status':'starting'}", "{'id':'../x'}"})
    void aCreationWithAnAnswerOfNoUseMayHaveHappened(String answer) {
        replicate.on(CREATE, 201, answer);

        assertThat(failure().category()).isEqualTo(Category.UNANSWERED);
        assertThat(replicate.calls()).hasSize(1);
    }

    @Test
    void aRefusedConnectionTookNothing() {
        replicate.close();

        assertThat(failure().category()).isEqualTo(Category.UNAVAILABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "7, ignored, 7",
        ", Request was throttled. Your rate limit resets in ~30s., 30",
        ", resets in 12s, 12",
        ", Too many, 0",
        "86400, ignored, 900"
    })
    void tooManyRequestsWaitAsLongAsTheyAreAskedTo(String header, String detail, long seconds) {
        String[] headers = header == null ? new String[0] : new String[] {"Retry-After", header};
        replicate.on(CREATE, 429, "{'detail':'" + detail + "','status':429}", headers);

        ProviderException failure = failure();

        assertThat(failure.category()).isEqualTo(Category.UNAVAILABLE);
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(replicate.calls()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "503, UNAVAILABLE",
        "502, UNANSWERED",
        "504, UNANSWERED",
        "500, BROKEN",
        "422, REJECTED",
        "404, REJECTED"
    })
    void classesEveryRefusal(int status, Category category) {
        replicate.on(CREATE, status, "<html>sorry</html>");

        assertThat(failure().category()).isEqualTo(category);
        assertThat(replicate.calls()).hasSize(1);
    }

    @Test
    void repeatsWhatReplicateSaysAboutAWrongRequest() {
        replicate.on(
                CREATE, 422, "{'title':'Input validation failed','detail':'- input.width: too\\nlarge','status':422}");

        ProviderException failure = failure();

        assertThat(failure).isInstanceOf(RequestRefusedException.class);
        assertThat(failure.getMessage()).isEqualTo("Replicate refused the request: - input.width: too large");
    }

    @ParameterizedTest
    @CsvSource({"401, REPLICATE_API_TOKEN", "403, REPLICATE_API_TOKEN", "402, replicate.com/account/billing"})
    void tellsTheOperatorWhatToDo(int status, String what) {
        replicate.on(CREATE, status, "{'detail':'no'}");

        assertThat(failure().getMessage()).contains("The operator must", what);
    }

    @Test
    void doesNotAskForWhatIsNoModel() {
        assertThatThrownBy(() -> generator().create(new PredictionRequest("../account", INPUT, null, null)))
                .isInstanceOf(RequestRefusedException.class);
        assertThat(replicate.calls()).isEmpty();
    }

    @Test
    void saysWhatIsMissingWhereNothingIsConfigured() {
        variables.remove("REPLICATE_API_TOKEN");

        assertThat(failure().getMessage()).contains("REPLICATE_API_TOKEN", "SANDBOX=on");
        assertThat(generator().inputSchema(VERSIONED)).isEmpty();
        assertThat(replicate.calls()).isEmpty();
    }

    @Test
    void readsAFinishedPrediction() {
        replicate.on(
                READ,
                200,
                "{'id':'abc123','model':'black-forest-labs/flux-schnell','version':'hidden','status':'succeeded',"
                        + "'output':['https://replicate.delivery/a.webp','https://replicate.delivery/b.webp'],"
                        + "'metrics':{'predict_time':0.8312}}");

        Prediction prediction = generator().read("abc123");

        assertThat(prediction.status()).isEqualTo(Status.SUCCEEDED);
        assertThat(prediction.outputs())
                .containsExactly(
                        URI.create("https://replicate.delivery/a.webp"),
                        URI.create("https://replicate.delivery/b.webp"));
        assertThat(prediction.text()).isEmpty();
        assertThat(prediction.runTime()).contains(Duration.ofMillis(831));
        assertThat(prediction.model()).isEqualTo("black-forest-labs/flux-schnell");
    }

    @Test
    void keepsOfErrorsAndTextsWhatADatabaseTakes() {
        replicate.on(
                READ,
                200,
                "{'id':'abc123','status':'failed','error':'No\\u0000 way\\n" + "x".repeat(5_000)
                        + "','output':['Once\\u0000',' upon']}");

        Prediction prediction = generator().read("abc123");

        assertThat(prediction.error().orElseThrow()).startsWith("No way x").hasSize(1_000);
        assertThat(prediction.text()).contains("Once upon");
    }

    @Test
    void cancelsAPrediction() {
        replicate.on(CANCEL, 200, "{'id':'abc123','status':'canceled'}");

        generator().cancel("abc123");

        assertThat(replicate.calls(CANCEL)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 409, 410, 422})
    void findsNothingWrongWithCancellingWhatIsFinishedOrUnknown(int status) {
        replicate.on(CANCEL, status, "{'detail':'finished'}");

        generator().cancel("abc123");

        assertThat(replicate.calls(CANCEL)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"401, ACCOUNT", "429, UNAVAILABLE", "500, BROKEN"})
    void saysWhenACancellationDidNotGetThrough(int status, Category category) {
        replicate.on(CANCEL, status, "{}");

        assertThatThrownBy(() -> generator().cancel("abc123"))
                .isInstanceOfSatisfying(
                        ProviderException.class, e -> assertThat(e.category()).isEqualTo(category));
    }

    @Test
    void learnsTheInputsOfAnOfficialModelOnceAnHour() {
        replicate.on(MODEL, 200, "{'latest_version':" + version("prompt") + "}");
        ReplicateMediaGenerator generator = generator();

        JsonObject schema =
                generator.inputSchema("black-forest-labs/flux-schnell").orElseThrow();
        generator.inputSchema("black-forest-labs/flux-schnell");
        clock.move(Duration.ofMinutes(59));
        generator.inputSchema("black-forest-labs/flux-schnell");

        assertThat(replicate.calls(MODEL)).hasSize(1);
        assertThat(new InputCheck(schema).problemsOf(json("{'prompt':'x','format':'png'}")))
                .isEmpty();
        assertThat(new InputCheck(schema).problemsOf(json("{'prompt':'x','format':'bmp'}")))
                .containsExactly(new InputCheck.Problem("format", "must be one of png, jpg"));
        assertThat(schema.getJsonObject("components").getJsonObject("schemas").keySet())
                .containsExactly("format");

        clock.move(Duration.ofMinutes(2));
        generator.inputSchema("black-forest-labs/flux-schnell");
        assertThat(replicate.calls(MODEL)).hasSize(2);
    }

    @Test
    void learnsTheInputsOfAVersion() {
        String route = "GET /v1/models/stability-ai/sdxl/versions/" + VERSION;
        replicate.on(route, 200, version("prompt"));

        assertThat(generator().inputSchema(VERSIONED).orElseThrow().getJsonObject("properties"))
                .containsKey("prompt");
        assertThat(replicate.calls(route)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"404 | {'detail':'no'}", "500 | oops", "200 | {}", "200 | {'latest_version':null}", "200 | []"})
    void doesNotKnowTheInputsWhereTheyCannotBeReadAndAsksAgainLater(int status, String answer) {
        replicate.on(MODEL, status, answer);
        ReplicateMediaGenerator generator = generator();

        assertThat(generator.inputSchema("black-forest-labs/flux-schnell")).isEmpty();
        assertThat(generator.inputSchema("black-forest-labs/flux-schnell")).isEmpty();
        assertThat(replicate.calls(MODEL)).hasSize(1);

        clock.move(Duration.ofMinutes(2));
        replicate.on(MODEL, 200, "{'latest_version':" + version("prompt") + "}");
        assertThat(generator.inputSchema("black-forest-labs/flux-schnell")).isPresent();
    }

    @Test
    void asksForTheWebhooksSecretOnceAnHour() {
        replicate.on(SECRET, 200, "{'key':'whsec_YWJj'}");
        ReplicateMediaGenerator generator = generator();

        assertThat(generator.webhookSecrets()).isEqualTo(List.of(new Secret("whsec_YWJj")));
        assertThat(generator.webhookSecrets()).hasSize(1);
        assertThat(replicate.calls(SECRET)).hasSize(1);

        clock.move(Duration.ofMinutes(61));
        replicate.on(SECRET, 200, "{'key':'whsec_ZGVm'}");
        assertThat(generator.webhookSecrets()).isEqualTo(List.of(new Secret("whsec_ZGVm")));

        clock.move(Duration.ofMinutes(61));
        replicate.on(SECRET, 500, "{}");
        assertThat(generator.webhookSecrets()).isEqualTo(List.of(new Secret("whsec_ZGVm")));
    }

    @Test
    void prefersTheWebhooksSecretThatIsSet() {
        variables.put("REPLICATE_WEBHOOK_SECRET", "whsec_YWJj,whsec_ZGVm");

        assertThat(generator().webhookSecrets()).hasSize(2);
        assertThat(replicate.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"500 | {}", "401 | {}", "200 | {}", "200 | {'key':'whsec_???'}", "200 | {'key':7}"})
    void saysThatASecretCannotBeHad(int status, String answer) {
        replicate.on(SECRET, status, answer);

        assertThatThrownBy(() -> generator().webhookSecrets()).isInstanceOf(ProviderException.class);
    }

    @Test
    void copiesOutputsWithoutShowingTheTokenToTheirHost() {
        replicate.on("GET /files/out", 200, PICTURE);
        Path target = folder.resolve("out");

        assertThat(generator().fetch(replicate.address("/files/out"), target, Duration.ofSeconds(5)))
                .isEqualTo(MediaFormat.JPEG);
        assertThat(target).hasBinaryContent(PICTURE);
        assertThat(replicate.calls()).singleElement().satisfies(call -> assertThat(call.header("Authorization"))
                .isEmpty());
    }

    @Test
    void copiesOutputsFromKnownHostsOnly() {
        assertThatThrownBy(() -> generator()
                        .fetch(URI.create("https://example.org/out"), folder.resolve("out"), Duration.ofSeconds(5)))
                .isInstanceOf(ProviderException.class)
                .hasMessage("A result may not be fetched from https://example.org.");
    }

    @Test
    void offersNoModelsWhereNothingIsConfigured() {
        assertThat(generator().models()).hasSize(4);

        variables.remove("REPLICATE_API_TOKEN");
        assertThat(generator().models()).isEmpty();
    }

    private ProviderException failure() {
        return catchThrowableOfType(ProviderException.class, () -> generator()
                .create(new PredictionRequest(VERSIONED, INPUT, null, Duration.ofMinutes(1))));
    }

    @SuppressWarnings("UnnecessaryAssignment") // There is no container here to inject them.
    private ReplicateMediaGenerator generator() {
        ReplicateMediaGenerator generator = new ReplicateMediaGenerator();
        generator.settings = ReplicateSettingsTest.settings(variables);
        generator.clock = clock;
        generator.sandboxKey = new KnownSandboxKey("of the sandbox");
        generator.files = new ReplicateFiles();
        generator.files.settings = generator.settings;
        generator.files.open();
        generator.connect();
        generators.add(generator);
        return generator;
    }

    /** A version's record with one needed text and one choice, and a schema that the input does not use. */
    private static String version(String field) {
        return "{'id':'" + VERSION + "','openapi_schema':{'components':{'schemas':{'Input':{'type':'object',"
                + "'required':['" + field + "'],'properties':{'" + field + "':{'type':'string'},"
                + "'format':{'allOf':[{'$ref':'#/components/schemas/format'}],'default':'png'}}},"
                + "'format':{'type':'string','enum':['png','jpg']},'Output':{'type':'string'}}}}}";
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text.replace('\'', '"'))).readObject();
    }

    private static final class MovingClock extends Clock {
        private Instant now = Instant.parse("2026-11-21T00:00:00Z");

        void move(Duration step) {
            now = now.plus(step);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
