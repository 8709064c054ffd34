package io.serenade.providers.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serenade.platform.settings.Settings;
import io.serenade.providers.AccountRefusedException;
import io.serenade.providers.KnownSandboxKey;
import io.serenade.providers.ProviderException;
import io.serenade.providers.ProviderException.Category;
import io.serenade.providers.RecordedService;
import io.serenade.providers.RequestRefusedException;
import io.serenade.providers.SpeechSynthesizer.Speech;
import io.serenade.providers.SpeechSynthesizer.SpeechRequest;
import io.serenade.providers.SpeechSynthesizer.SpokenCharacter;
import io.serenade.providers.SpeechSynthesizer.Voice;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElevenLabsSpeechSynthesizerTest {
    private static final String VOICE = "21m00Tcm4TlvDq8ikWAM";
    private static final String SPEAK = "POST /v1/text-to-speech/" + VOICE + "/with-timestamps";
    private static final String VOICES = "GET /v1/voices";
    private static final String HISTORY = "GET /v1/history";
    private static final long SENT = 1_802_606_400;
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final byte[] MP3 = {'I', 'D', '3', 3, 0, 0, 0, 0, 0, 0, (byte) 0xFF, (byte) 0xFB, (byte) 0x90, 0};
    private static final String TIMES =
            "{'characters':['H','i'],'character_start_times_seconds':[0,0.116],'character_end_times_seconds':[0.116,0.3]}";

    private final RecordedService elevenLabs = new RecordedService();
    private final ElevenLabsSpeechSynthesizer synthesizer = synthesizer(Map.of("ELEVEN_API_KEY", "key"));

    @AfterEach
    void close() {
        elevenLabs.close();
    }

    @Test
    void asksOnceAndReadsTheTimes() {
        elevenLabs.on(SPEAK, 200, spoken(MP3, TIMES), "request-id", "r-1");

        Speech speech = synthesizer.speak(new SpeechRequest("Hi", VOICE), DEADLINE);

        assertThat(speech.mp3()).isEqualTo(MP3);
        assertThat(speech.requestId()).contains("r-1");
        assertThat(speech.characters())
                .containsExactly(
                        new SpokenCharacter("H", Duration.ZERO, Duration.ofMillis(116)),
                        new SpokenCharacter("i", Duration.ofMillis(116), Duration.ofMillis(300)));
        assertThat(elevenLabs.calls()).singleElement().satisfies(call -> {
            assertThat(call.header("xi-api-key")).contains("key");
            assertThat(call.body()).isEqualTo("{\"text\":\"Hi\",\"model_id\":\"eleven_multilingual_v2\"}");
        });
    }

    @Test
    void speechIsGoodWithoutItsTimes() {
        elevenLabs.on(SPEAK, 200, spoken(MP3, "null"));
        assertThat(speak().characters()).isEmpty();

        elevenLabs.on(SPEAK, 200, spoken(MP3, TIMES.replace("0.116,0.3", "0.3")));
        assertThat(speak().characters()).isEmpty();
    }

    @Test
    void findsInTheHistoryWhatWasSpokenAndNeverAnswered() {
        elevenLabs.on(
                HISTORY,
                200,
                "{'history':[" + item("other", "Hello", VOICE, SENT) + "," + item("older", "Hi", VOICE, SENT - 61) + ","
                        + item("i-1", "Hi", VOICE, SENT + 2).replace("}", ",'alignments':{'alignment':" + TIMES + "}}")
                        + "," + item("voice", "Hi", "another", SENT + 3)
                        + ",{'history_item_id':'odd','text':null},5],'has_more':false}");
        elevenLabs.on("GET /v1/history/i-1/audio", 200, MP3, "Content-Type", "audio/mpeg");

        Speech speech = findSpoken().orElseThrow();

        assertThat(speech.mp3()).isEqualTo(MP3);
        assertThat(speech.requestId()).contains("r-i-1");
        assertThat(speech.characters()).hasSize(2);
        assertThat(elevenLabs.calls()).hasSize(2).allSatisfy(call -> assertThat(call.header("xi-api-key"))
                .contains("key"));
    }

    @Test
    void findsNothingWhereNothingWasSpoken() {
        elevenLabs.on(HISTORY, 200, "{'history':[" + item("i-1", "Hi", VOICE, SENT - 61) + "]}");
        assertThat(findSpoken()).isEmpty();

        elevenLabs.on(HISTORY, 200, "{'history':[]}");
        assertThat(findSpoken()).isEmpty();
    }

    @Test
    void findsASpeechWithoutItsTimes() {
        elevenLabs.on(HISTORY, 200, "{'history':[" + item("i-1", "Hi", VOICE, SENT) + "]}");
        elevenLabs.on("GET /v1/history/i-1/audio", 200, MP3, "Content-Type", "audio/mpeg");

        assertThat(findSpoken().orElseThrow().characters()).isEmpty();
    }

    private Optional<Speech> findSpoken() {
        return synthesizer.findSpoken(new SpeechRequest("Hi", VOICE), Instant.ofEpochSecond(SENT), DEADLINE);
    }

    private static String item(String id, String text, String voice, long at) {
        return "{'history_item_id':'" + id + "','request_id':'r-" + id + "','text':'" + text + "','voice_id':'" + voice
                + "','date_unix':" + at + "}";
    }

    @Test
    void showsTheStandInTheKeyOfThisInstallation() {
        elevenLabs.on(VOICES, 200, "{'voices':[]}");
        ElevenLabsSpeechSynthesizer tryingOut = synthesizer(Map.of("SANDBOX", "on"));

        assertThat(tryingOut.voices()).isEmpty();

        assertThat(elevenLabs.calls()).singleElement().satisfies(call -> assertThat(call.header("xi-api-key"))
                .contains("of the sandbox"));
    }

    @Test
    void listsVoices() {
        elevenLabs.on(
                VOICES,
                200,
                "{'voices':[{'voice_id':'v1','name':'Rover','description':'calm','preview_url':'https://example.org/v1.mp3'},"
                        + "{'voice_id':'v2','preview_url':null},{'name':'nobody'},5]}");

        assertThat(synthesizer.voices())
                .containsExactly(
                        new Voice(
                                "v1",
                                "Rover",
                                Optional.of("calm"),
                                Optional.of(URI.create("https://example.org/v1.mp3"))),
                        new Voice("v2", "v2", Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "400, REJECTED, invalid_uid, An invalid ID",
        "404, REJECTED, voice_not_found, A voice was not found",
        "401, ACCOUNT, invalid_api_key, Invalid API key",
        "401, ACCOUNT, quota_exceeded, This request exceeds your quota",
        "403, ACCOUNT, missing_permissions, Not allowed",
        "429, UNAVAILABLE, too_many_concurrent_requests, Too many",
        "429, UNAVAILABLE, system_busy, Busy",
        "500, BROKEN, internal, Oops",
        "503, UNAVAILABLE, down, Down",
        "504, UNANSWERED, late, Late"
    })
    void tellsRefusalsApart(int status, Category category, String word, String message) {
        elevenLabs.on(SPEAK, status, "{'detail':{'status':'" + word + "','message':'" + message + "'}}");

        ProviderException failure = failure();

        assertThat(failure.category()).isEqualTo(category);
        assertThat(failure.detail()).contains(word);
        assertThat(elevenLabs.calls()).hasSize(1);
    }

    @Test
    void saysWhatIsWrongWithTheRequest() {
        elevenLabs.on(
                SPEAK,
                422,
                "{'detail':[{'loc':['body','text'],'msg':'Field required','type':'missing'},{'loc':[],'msg':'Odd'}]}");

        assertThat(failure())
                .isInstanceOf(RequestRefusedException.class)
                .hasMessage("ElevenLabs refused the request: text: Field required; Odd");
    }

    @Test
    void waitsShortlyForAPlaceOfItsOwnAndLongerForABusyService() {
        elevenLabs.on(SPEAK, 429, "{'detail':{'status':'too_many_concurrent_requests','message':'-'}}");
        assertThat(failure().retryAfter()).isEqualTo(Duration.ofSeconds(3));

        elevenLabs.on(SPEAK, 429, "{'detail':{'status':'system_busy','message':'-'}}");
        assertThat(failure().retryAfter()).isEqualTo(Duration.ofSeconds(20));

        elevenLabs.on(SPEAK, 429, "{'detail':{'status':'system_busy','message':'-'}}", "Retry-After", "7");
        assertThat(failure().retryAfter()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void isCertainThatThereIsNoCredit() {
        elevenLabs.on(SPEAK, 401, "{'detail':{'status':'quota_exceeded','message':'-'}}");
        assertThat(((AccountRefusedException) failure()).isCertain()).isTrue();

        elevenLabs.on(SPEAK, 401, "{'detail':{'status':'invalid_api_key','message':'-'}}");
        assertThat(((AccountRefusedException) failure()).isCertain()).isFalse();
    }

    @Test
    void anUnansweredRequestIsNeitherRepeatedNorTakenForRefused() {
        elevenLabs.cuts(SPEAK);

        assertThat(failure().category()).isEqualTo(Category.UNANSWERED);
        assertThat(elevenLabs.calls()).hasSize(1);
    }

    @Test
    void aRefusedConnectionTookNothing() {
        elevenLabs.close();

        assertThat(failure().category()).isEqualTo(Category.UNAVAILABLE);
    }

    @Test
    void givesUpAtTheDeadline() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String address = "http://127.0.0.1:" + silent.getLocalPort();
            ElevenLabsSpeechSynthesizer waiting =
                    synthesizer(Map.of("ELEVEN_API_KEY", "key", "ELEVENLABS_BASE_URL", address));

            ProviderException failure = catchThrowableOfType(
                    ProviderException.class,
                    () -> waiting.speak(new SpeechRequest("Hi", VOICE), Duration.ofMillis(300)));

            assertThat(failure.category()).isEqualTo(Category.UNANSWERED);
        }
    }

    @Test
    void refusesSpeechThatIsTooLarge() {
        byte[] large = Arrays.copyOf(MP3, 9_500_001);
        elevenLabs.on(SPEAK, 200, spoken(large, "null"));
        assertThat(failure()).isInstanceOf(RequestRefusedException.class).hasMessageContaining("larger than 9.5 MB");
    }

    @Test
    void refusesWhatIsNoSpeech() {
        elevenLabs.on(SPEAK, 200, spoken("Dear Serenade".getBytes(StandardCharsets.UTF_8), TIMES));
        assertThat(failure().category()).isEqualTo(Category.UNANSWERED);

        elevenLabs.on(SPEAK, 200, "{'audio_base64':'***'}");
        assertThat(failure().category()).isEqualTo(Category.UNANSWERED);

        elevenLabs.on(SPEAK, 200, "[]");
        assertThat(failure().category()).isEqualTo(Category.UNANSWERED);
    }

    @ParameterizedTest
    @CsvSource({"' ', " + VOICE, "Hi, ../voices", "Hi, ''"})
    void asksForNothingThatCannotBe(String text, String voice) {
        assertThat(catchThrowableOfType(
                        ProviderException.class, () -> synthesizer.speak(new SpeechRequest(text, voice), DEADLINE)))
                .isInstanceOf(RequestRefusedException.class);
        assertThat(elevenLabs.calls()).isEmpty();
    }

    @Test
    void countsCharactersAsPeopleDo() {
        elevenLabs.on(SPEAK, 200, spoken(MP3, "null"));
        synthesizer.speak(new SpeechRequest("\uD83D\uDC36".repeat(600), VOICE), DEADLINE);

        assertThat(catchThrowableOfType(
                        ProviderException.class,
                        () -> synthesizer.speak(new SpeechRequest("\uD83D\uDC36".repeat(601), VOICE), DEADLINE)))
                .hasMessage("The text has 601 characters; at most 600 can be spoken.");
    }

    @Test
    void saysWhichKeyIsMissing() {
        ElevenLabsSpeechSynthesizer keyless = synthesizer(Map.of());

        assertThat(catchThrowableOfType(
                        ProviderException.class, () -> keyless.speak(new SpeechRequest("Hi", VOICE), DEADLINE)))
                .hasMessageContaining("ELEVEN_API_KEY");
    }

    private Speech speak() {
        return synthesizer.speak(new SpeechRequest("Hi", VOICE), DEADLINE);
    }

    private ProviderException failure() {
        return catchThrowableOfType(ProviderException.class, this::speak);
    }

    private static String spoken(byte[] sound, String alignment) {
        return "{'audio_base64':'" + Base64.getEncoder().encodeToString(sound) + "','alignment':" + alignment
                + ",'normalized_alignment':null}";
    }

    private ElevenLabsSpeechSynthesizer synthesizer(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.putIfAbsent("ELEVENLABS_BASE_URL", elevenLabs.address("").toString());
        ElevenLabsSpeechSynthesizer made = new ElevenLabsSpeechSynthesizer();
        made.settings = ElevenLabsSettings.from(new Settings(name -> Optional.ofNullable(all.get(name))));
        made.sandboxKey = new KnownSandboxKey("of the sandbox");
        return made;
    }
}
