package io.serenade.providers.revid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serenade.platform.files.MediaFormat;
import io.serenade.platform.settings.Settings;
import io.serenade.providers.AccountRefusedException;
import io.serenade.providers.AvatarVideoMaker.AvatarVideo;
import io.serenade.providers.AvatarVideoMaker.Status;
import io.serenade.providers.AvatarVideoMaker.VideoRequest;
import io.serenade.providers.KnownSandboxKey;
import io.serenade.providers.ProviderException;
import io.serenade.providers.ProviderException.Category;
import io.serenade.providers.RecordedService;
import io.serenade.providers.RequestRefusedException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevidVideoMakerTest {
    private static final String RENDER = "POST /v3/render";
    private static final String CREDITS = "POST /v3/calculate-credits";
    private static final String STATUS = "GET /v3/status";
    private static final byte[] MP4 = "\0\0\0\u0018ftypisom\0\0\2\0isomiso2".getBytes(StandardCharsets.ISO_8859_1);
    private static final VideoRequest ROAST = new VideoRequest(
            "You sleep all day.",
            URI.create("https://serenade.example/dog.jpg"),
            "hi",
            true,
            Optional.of(URI.create("https://serenade.example/hook")));

    @TempDir
    Path folder;

    private final RecordedService revid = new RecordedService();
    private final RevidVideoMaker maker = maker(Map.of("REVID_API_KEY", "rk_test"));

    @AfterEach
    void close() {
        maker.files.close();
        revid.close();
    }

    @Test
    void asksForAPictureThatSpeaksTheTextAsItIs() {
        revid.on(RENDER, 200, "{'success':1,'pid':'p_abc','workflow':'avatar-to-video'}");

        assertThat(maker.request(ROAST)).isEqualTo("p_abc");

        assertThat(revid.calls()).singleElement().satisfies(call -> {
            assertThat(call.header("key")).contains("rk_test");
            assertThat(call.body())
                    .contains(
                            "\"workflow\":\"avatar-to-video\"",
                            "\"source\":{\"text\":\"You sleep all day.\"}",
                            "\"aspectRatio\":\"9:16\"",
                            "\"url\":\"https://serenade.example/dog.jpg\"",
                            "\"language\":\"hi-IN\"",
                            "\"captions\":{\"enabled\":true",
                            "\"summarizationPreference\":\"no-summarization\"",
                            "\"webhookUrl\":\"https://serenade.example/hook\"");
        });
    }

    @Test
    void speaksAmericanEnglish() {
        revid.on(RENDER, 200, "{'success':1,'pid':'p_abc'}");

        maker.request(new VideoRequest("Hi", ROAST.picture(), "en", false, Optional.empty()));

        assertThat(revid.calls()).singleElement().satisfies(call -> assertThat(call.body())
                .contains("\"en-US\"", "\"captions\":{\"enabled\":false")
                .doesNotContain("webhookUrl"));
    }

    @Test
    void tellsThePriceBeforeAnythingIsPaid() {
        revid.on(CREDITS, 200, "{'creditsEstimate':4.5,'breakdown':{'base':1}}");
        assertThat(maker.estimate(ROAST)).contains(new BigDecimal("4.5"));

        revid.on(CREDITS, 200, "{'breakdown':{}}");
        assertThat(maker.estimate(ROAST)).isEmpty();
        assertThat(revid.calls(RENDER)).isEmpty();
    }

    @Test
    void readsAFinishedVideo() {
        revid.on(
                STATUS,
                200,
                "{'pid':'p_abc','status':'ready','progress':100,'videoUrl':'https://cdn.revid.ai/v/a b.mp4',"
                        + "'thumbnailUrl':'x','durationSeconds':7.25,'creditsUsed':3,'error':null}");

        AvatarVideo video = maker.read("p_abc");

        assertThat(video.status()).isEqualTo(Status.READY);
        assertThat(video.file()).contains(URI.create("https://cdn.revid.ai/v/a%20b.mp4"));
        assertThat(video.length()).contains(Duration.ofMillis(7_250));
        assertThat(video.credits()).contains(BigDecimal.valueOf(3));
        assertThat(video.error()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "queued, QUEUED",
        "rendering, RENDERING",
        "building, RENDERING",
        "'', RENDERING",
        "ready, READY",
        "failed, FAILED"
    })
    void understandsWhereAVideoStands(String word, Status status) {
        revid.on(STATUS, 200, "{'status':'" + word + "','progress':140}");

        AvatarVideo video = maker.read("p_abc");

        assertThat(video.status()).isEqualTo(status);
        assertThat(video.percent()).hasValue(100);
    }

    @ParameterizedTest
    @CsvSource({
        "200, REJECTED, source.text is required",
        "422, REJECTED, Invalid workflow",
        "404, REJECTED, Unknown pid",
        "409, REJECTED, Project is queued",
        "200, ACCOUNT, insufficient_credits",
        "401, ACCOUNT, Invalid key",
        "402, ACCOUNT, Out of credits",
        "403, ACCOUNT, Not in your plan",
        "429, UNAVAILABLE, Too many requests",
        "500, BROKEN, Oops",
        "503, UNAVAILABLE, Down",
        "504, UNANSWERED, Late"
    })
    void tellsRefusalsApart(int status, Category category, String error) {
        revid.on(RENDER, status, "{'success':0,'error':'" + error + "'}");

        ProviderException refusal = failure();

        assertThat(refusal.category()).isEqualTo(category);
        assertThat(refusal.detail()).contains(error);
        assertThat(revid.calls()).hasSize(1);
    }

    @Test
    void isSureThatThereIsNoCreditButNotThatAKeyIsWrong() {
        revid.on(RENDER, 402, "{'success':0,'error':'You are out of credits'}");
        assertThat(((AccountRefusedException) failure()).isCertain()).isTrue();

        revid.on(RENDER, 401, "{'success':0,'error':'Unauthorized'}");
        assertThat(((AccountRefusedException) failure()).isCertain()).isFalse();
    }

    @Test
    void restsAsLongAsClientsAreTold() {
        revid.on(RENDER, 429, "{}");
        assertThat(failure().retryAfter()).isEqualTo(Duration.ofSeconds(10));

        revid.on(RENDER, 429, "{}", "Retry-After", "33");
        assertThat(failure().retryAfter()).isEqualTo(Duration.ofSeconds(33));
    }

    @Test
    void neverAsksAgainForWhatMayHaveBeenTaken() {
        revid.cuts(RENDER);
        assertThat(failure().category()).isEqualTo(Category.UNANSWERED);

        revid.on(RENDER, 200, "{'success':1,'workflow':'avatar-to-video'}");
        assertThat(failure().category()).isEqualTo(Category.UNANSWERED);

        revid.on(RENDER, 200, "<html>");
        assertThat(failure().category()).isEqualTo(Category.UNANSWERED);
        assertThat(revid.calls()).hasSize(3);
    }

    @Test
    void fetchesVideosWithoutTheKeyAndFromRevidOnly() {
        revid.on("GET /files/a.mp4", 200, MP4);

        assertThat(maker.fetch(revid.address("/files/a.mp4"), folder.resolve("a.mp4"), Duration.ofSeconds(5)))
                .isEqualTo(MediaFormat.MP4);
        assertThat(revid.calls()).singleElement().satisfies(call -> assertThat(call.header("key"))
                .isEmpty());
        assertThat(catchThrowableOfType(
                        ProviderException.class,
                        () -> maker.fetch(
                                URI.create("http://192.0.2.1/a.mp4"), folder.resolve("b.mp4"), Duration.ofSeconds(5))))
                .hasMessageContaining("may not be fetched from");
    }

    @Test
    void showsTheStandInTheKeyOfThisInstallation() {
        revid.on(STATUS, 200, "{'status':'queued'}");

        maker(Map.of("SANDBOX", "on")).read("p_abc");

        assertThat(revid.calls()).singleElement().satisfies(call -> assertThat(call.header("key"))
                .contains("of the sandbox"));
    }

    @Test
    void saysWhichKeyIsMissing() {
        assertThat(catchThrowableOfType(
                        ProviderException.class, () -> maker(Map.of()).request(ROAST)))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessageContaining("REVID_API_KEY");
    }

    private ProviderException failure() {
        return catchThrowableOfType(ProviderException.class, () -> maker.request(ROAST));
    }

    private RevidVideoMaker maker(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("REVID_BASE_URL", revid.address("/v3").toString());
        RevidVideoMaker made = new RevidVideoMaker();
        made.settings = RevidSettings.from(new Settings(name -> Optional.ofNullable(all.get(name))));
        made.sandboxKey = new KnownSandboxKey("of the sandbox");
        made.files = new RevidFiles();
        made.files.settings = made.settings;
        made.files.open();
        made.connect();
        return made;
    }
}
