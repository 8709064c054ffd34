package io.serenade.providers.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serenade.platform.settings.Settings;
import io.serenade.providers.KnownSandboxKey;
import io.serenade.providers.ProviderException;
import io.serenade.providers.ProviderException.Category;
import io.serenade.providers.RecordedService;
import io.serenade.providers.RequestRefusedException;
import io.serenade.providers.Transcriber.Segment;
import io.serenade.providers.Transcriber.TimedWord;
import io.serenade.providers.Transcriber.Transcription;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenAiTranscriberTest {
    private static final String TRANSCRIBE = "POST /v1/audio/transcriptions";
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final RecordedService openAi = new RecordedService();
    private Path song;

    @BeforeEach
    void write() throws IOException {
        song = Files.write(folder.resolve("song"), "fLaC, or so".getBytes(StandardCharsets.UTF_8));
    }

    @AfterEach
    void close() {
        openAi.close();
    }

    @Test
    void asksWhisperForTheTimesOfWordsAndSegments() {
        openAi.on(
                TRANSCRIBE,
                200,
                "{'task':'transcribe','language':'english','duration':3.2,'text':' Run, fox ',"
                        + "'words':[{'word':'Run','start':0.5,'end':1},{'word':'fox','start':1,'end':1.4},"
                        + "{'word':' ','start':2,'end':3},{'word':'x','start':3,'end':2}],"
                        + "'segments':[{'id':0,'start':0.5,'end':1.4,'text':' Run, fox','avg_logprob':-0.2,"
                        + "'no_speech_prob':0.1},{'id':1,'start':'?'}]}",
                "x-request-id",
                "r-1");

        Transcription heard = transcriber(Map.of("OPENAI_API_KEY", "key")).transcribe(song, DEADLINE);

        assertThat(heard.text()).isEqualTo("Run, fox");
        assertThat(heard.language()).isEqualTo("english");
        assertThat(heard.words()).containsExactly(new TimedWord("Run", 0.5, 1), new TimedWord("fox", 1, 1.4));
        assertThat(heard.segments())
                .containsExactly(new Segment("Run, fox", 0.5, 1.4, OptionalDouble.of(0.1), OptionalDouble.of(-0.2)));
        assertThat(openAi.calls()).singleElement().satisfies(call -> {
            assertThat(call.header("Authorization")).contains("Bearer key");
            assertThat(call.header("Content-Type").orElseThrow()).matches("multipart/form-data; ?boundary=[a-z0-9-]+");
            assertThat(call.body())
                    .contains(
                            "name=\"file\"; filename=\"song.flac\"\r\nContent-Type: audio/flac\r\n\r\nfLaC, or so\r\n")
                    .contains("name=\"model\"\r\n\r\nwhisper-1\r\n")
                    .contains("name=\"response_format\"\r\n\r\nverbose_json\r\n")
                    .contains("name=\"timestamp_granularities[]\"\r\n\r\nword\r\n")
                    .contains("name=\"timestamp_granularities[]\"\r\n\r\nsegment\r\n")
                    .endsWith("--\r\n");
            String boundary = call.header("Content-Type").orElseThrow().replaceFirst(".*boundary=", "");
            assertThat(call.body()).startsWith("--" + boundary + "\r\n");
        });
    }

    @Test
    void asksNewerModelsForTheTextAlone() {
        openAi.on(TRANSCRIBE, 200, "{'text':'Run, fox','usage':{}}");

        Transcription heard = transcriber(Map.of("OPENAI_API_KEY", "key", "LYRICS_MODEL", "gpt-transcribe"))
                .transcribe(song, DEADLINE);

        assertThat(heard.words()).isEmpty();
        assertThat(openAi.calls().get(0).body())
                .contains("name=\"response_format\"\r\n\r\njson\r\n")
                .doesNotContain("granularities");
    }

    @Test
    void asksAnotherServiceWithItsOwnKeyOrNone() {
        openAi.on(TRANSCRIBE, 200, "{'text':''}");
        String elsewhere = openAi.address("/v1").toString();

        transcriber(Map.of("LYRICS_BASE_URL", elsewhere, "LYRICS_API_KEY", "theirs", "OPENAI_API_KEY", "key"))
                .transcribe(song, DEADLINE);
        transcriber(Map.of("LYRICS_BASE_URL", elsewhere, "SANDBOX", "on")).transcribe(song, DEADLINE);
        transcriber(Map.of("SANDBOX", "on")).transcribe(song, DEADLINE);

        assertThat(openAi.calls())
                .extracting(call -> call.header("Authorization"))
                .containsExactly(Optional.of("Bearer theirs"), Optional.empty(), Optional.of("Bearer of the sandbox"));
    }

    @Test
    void aKeyForLyricsAloneAsksTheRealService() {
        assertThat(settings(Map.of("LYRICS_API_KEY", "k", "SANDBOX", "on")).baseUrl())
                .hasToString("https://api.openai.com/v1");
        assertThat(settings(Map.of()).configured()).isFalse();
    }

    @Test
    void refusesWhatIsTooLargeBeforeItIsSent() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(song.toFile(), "rw")) {
            file.setLength(25L * 1024 * 1024 + 1);
        }

        assertThat(failure()).isInstanceOf(RequestRefusedException.class);
        assertThat(openAi.calls()).isEmpty();
    }

    @Test
    void tellsFailuresApart() {
        openAi.on(TRANSCRIBE, 429, "{'error':{'type':'insufficient_quota','code':'insufficient_quota','message':''}}");
        assertThat(failure().category()).isEqualTo(Category.ACCOUNT);

        openAi.on(TRANSCRIBE, 200, "{'words':[]}");
        assertThat(failure().category()).isEqualTo(Category.BROKEN);

        openAi.cuts(TRANSCRIBE);
        assertThat(failure().category()).isEqualTo(Category.UNANSWERED);
    }

    private ProviderException failure() {
        return catchThrowableOfType(ProviderException.class, () -> transcriber(Map.of("OPENAI_API_KEY", "key"))
                .transcribe(song, DEADLINE));
    }

    private static LyricsSettings settings(Map<String, String> environment) {
        return LyricsSettings.from(new Settings(name -> Optional.ofNullable(environment.get(name))));
    }

    private OpenAiTranscriber transcriber(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.putIfAbsent("OPENAI_BASE_URL", openAi.address("/v1").toString());
        OpenAiTranscriber made = new OpenAiTranscriber();
        made.settings = settings(all);
        made.sandboxKey = new KnownSandboxKey("of the sandbox");
        return made;
    }
}
