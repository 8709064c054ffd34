package io.serenade.providers.sonauto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serenade.platform.settings.Settings;
import io.serenade.providers.KnownSandboxKey;
import io.serenade.providers.ProviderException;
import io.serenade.providers.ProviderException.Category;
import io.serenade.providers.RecordedService;
import io.serenade.providers.SongGenerator.SongRequest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SonautoSongGeneratorTest {
    private static final String REQUEST = "POST /v1/generations/v3";
    private static final String BALANCE = "GET /v1/credits/balance";

    private final RecordedService sonauto = new RecordedService();
    private final SonautoSongGenerator generator = generator(Map.of("SONAUTO_API_KEY", "key"));

    @AfterEach
    void close() {
        sonauto.close();
    }

    @Test
    void asksForASongOnce() {
        sonauto.on(REQUEST, 200, "{'task_id':'task-1'}");

        assertThat(generator.request(song())).isEqualTo("task-1");
        assertThat(sonauto.calls()).singleElement().satisfies(call -> {
            assertThat(call.header("Authorization")).contains("Bearer key");
            JsonObject body = Json.createReader(new StringReader(call.body())).readObject();
            assertThat(body.getString("webhook_url")).isEqualTo("https://example.org/hook");
            assertThat(body.getBoolean("align_lyrics")).isTrue();
        });
    }

    @Test
    void asksAgainWithoutTheTimesOfWordsWhereTheyAreRefusedAndRemembersIt() {
        sonauto.on(REQUEST, 200, "{'task_id':'task-1'}");
        sonauto.refuses(
                REQUEST,
                "align_lyrics",
                422,
                "{'detail':[{'loc':['body','align_lyrics'],'msg':'Extra inputs are not permitted'}]}");

        assertThat(generator.request(song())).isEqualTo("task-1");
        assertThat(generator.request(song())).isEqualTo("task-1");

        assertThat(sonauto.calls())
                .extracting(call -> call.body().contains("align_lyrics"))
                .containsExactly(true, false, false);
    }

    @Test
    void asksForTheTimesOfWordsAgainWhereTheSongIsRefusedAllTheSame() {
        sonauto.on(REQUEST, 422, "{'detail':'neither align_lyrics nor these words'}");

        assertThat(failure().category()).isEqualTo(Category.REJECTED);
        assertThat(failure().category()).isEqualTo(Category.REJECTED);

        assertThat(sonauto.calls())
                .extracting(call -> call.body().contains("align_lyrics"))
                .containsExactly(true, false, true, false);
    }

    @Test
    void asksWithoutStreamingWhereThatIsRefusedAndRemembersIt() {
        sonauto.on(REQUEST, 200, "{'task_id':'task-1'}");
        sonauto.refuses(REQUEST, "enable_streaming", 422, "{'detail':'extra fields are not permitted'}");

        assertThat(generator.request(songToBeHeard())).isEqualTo("task-1");
        assertThat(generator.request(songToBeHeard())).isEqualTo("task-1");

        assertThat(sonauto.calls())
                .extracting(call -> call.body().contains("enable_streaming"))
                .containsExactly(true, false, false);
        assertThat(sonauto.calls()).allSatisfy(call -> assertThat(call.body()).contains("align_lyrics"));
    }

    @Test
    void tellsTheFirstRefusalWhereTheSongIsRefusedAllTheSame() {
        sonauto.on(REQUEST, 422, "{'detail':'Toby is no name'}");

        ProviderException failure =
                catchThrowableOfType(ProviderException.class, () -> generator.request(songToBeHeard()));

        assertThat(failure.category()).isEqualTo(Category.REJECTED);
        assertThat(sonauto.calls()).hasSize(2);
    }

    @Test
    void opensWhatCanBeHeardWithTheKey() {
        sonauto.on("GET /v1/stream/task-1", 200, "la la", "Content-Type", "audio/mpeg");

        assertThat(generator.listen("task-1"))
                .succeedsWithin(Duration.ofSeconds(10))
                .satisfies(sound -> assertThat(sound.contentType()).isEqualTo("audio/mpeg"));
        assertThat(sonauto.calls()).singleElement().satisfies(call -> assertThat(call.header("Authorization"))
                .hasValueSatisfying(key -> assertThat(key).startsWith("Bearer ")));
    }

    @Test
    void hearsNothingBeforeThereIsAnything() {
        sonauto.on("GET /v1/stream/task-1", 400, "{'detail':'not yet'}");

        assertThat(generator.listen("task-1"))
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .havingRootCause()
                .isInstanceOf(ProviderException.class);
    }

    @Test
    void leavesTheTimesOfWordsOutWhereNobodyWantsThem() {
        sonauto.on(REQUEST, 200, "{'task_id':'task-1'}");

        generator.request(
                new SongRequest(List.of("pop"), "la", "mp3", false, false, URI.create("https://example.org/hook")));

        assertThat(sonauto.calls().get(0).body()).doesNotContain("align_lyrics");
    }

    @Test
    void showsTheStandInTheKeyOfThisInstallation() {
        sonauto.on(BALANCE, 200, "{'num_credits':5}");
        SonautoSongGenerator tryingOut = generator(Map.of("SANDBOX", "on"));

        assertThat(tryingOut.credits()).isEqualTo(5);

        assertThat(sonauto.calls()).singleElement().satisfies(call -> assertThat(call.header("Authorization"))
                .contains("Bearer of the sandbox"));
    }

    @Test
    void anUnansweredRequestIsNeitherRepeatedNorTakenForRefused() {
        sonauto.cuts(REQUEST);

        assertThat(failure().category()).isEqualTo(Category.UNANSWERED);
        assertThat(sonauto.calls()).hasSize(1);
    }

    /** The song is made and paid all the same, so it must not be ordered again at once. */
    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'task_id':''}", "{'task_id':'a b'}", "{'task_id':null}", "[]", "ok"})
    void anAnswerWithoutATaskIsAsGoodAsNone(String answer) {
        sonauto.on(REQUEST, 200, answer);

        assertThat(failure().category()).isEqualTo(Category.UNANSWERED);
        assertThat(sonauto.calls()).hasSize(1);
    }

    @Test
    void aRefusedConnectionTookNothing() {
        sonauto.close();

        assertThat(failure().category()).isEqualTo(Category.UNAVAILABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "429, 7, UNAVAILABLE, 7",
        "503, 86400, UNAVAILABLE, 900",
        "503, soon, UNAVAILABLE, 0",
        "502, , UNANSWERED, 0",
        "504, , UNANSWERED, 0",
        "500, , BROKEN, 0",
        "401, , ACCOUNT, 0",
        "402, , ACCOUNT, 0",
        "422, , REJECTED, 0"
    })
    void classesEveryRefusal(int status, String retryAfter, Category category, long seconds) {
        String[] headers = retryAfter == null ? new String[0] : new String[] {"Retry-After", retryAfter};
        sonauto.on(REQUEST, status, "{'detail':'Toby is no name'}", headers);

        ProviderException failure = failure();

        assertThat(failure.category()).isEqualTo(category);
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(failure.getMessage()).isEqualTo("The song service answered " + status + ".");
        assertThat(failure.detail()).contains("Toby is no name");
    }

    @Test
    void addsUpBothKindsOfCredits() {
        sonauto.on(BALANCE, 200, "{'num_credits':300,'num_credits_payg':45}");

        assertThat(generator.credits()).isEqualTo(345);
    }

    @Test
    void asksNobodyWithoutAKey() {
        SonautoSongGenerator keyless = generator(Map.of());

        assertThat(keyless.isConfigured()).isFalse();
        assertThatThrownBy(() -> keyless.request(song()))
                .isInstanceOfSatisfying(ProviderException.class, failure -> assertThat(failure.category())
                        .isEqualTo(Category.UNAVAILABLE))
                .hasMessageContaining("SONAUTO_API_KEY");
        assertThat(sonauto.calls()).isEmpty();
    }

    private ProviderException failure() {
        return catchThrowableOfType(ProviderException.class, () -> generator.request(song()));
    }

    private static SongRequest songToBeHeard() {
        return new SongRequest(
                List.of("pop"), "a song for Toby", "mp3", true, true, URI.create("https://example.org/hook"));
    }

    private static SongRequest song() {
        return new SongRequest(
                List.of("pop"), "a song for Toby", "mp3", true, false, URI.create("https://example.org/hook"));
    }

    @SuppressWarnings("UnnecessaryAssignment") // There is no container here to inject them.
    private SonautoSongGenerator generator(Map<String, String> account) {
        Map<String, String> variables = new HashMap<>(account);
        variables.put("EXTERNAL_API_URL", sonauto.address("/v1").toString());
        variables.put("API_REQUEST_TIMEOUT_SECONDS", "5");
        SonautoSongGenerator generator = new SonautoSongGenerator();
        generator.settings = SonautoSettings.from(new Settings(name -> Optional.ofNullable(variables.get(name))));
        generator.sandboxKey = new KnownSandboxKey("of the sandbox");
        generator.connect();
        return generator;
    }
}
