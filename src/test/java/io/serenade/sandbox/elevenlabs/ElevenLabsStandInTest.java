package io.serenade.sandbox.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.serenade.platform.files.MediaFormat;
import io.serenade.rendering.Media;
import io.serenade.rendering.ffmpeg.SoundWriter;
import io.serenade.sandbox.speech.Speaker;
import io.serenade.sandbox.speech.Speech;
import io.serenade.sandbox.tasks.StubRejection;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElevenLabsStandInTest {
    private static final String VOICE = "21m00Tcm4TlvDq8ikWAM";

    @TempDir
    Path folder;

    @Test
    void tellsWhenEachCharacterIsHeard() {
        String text = "Woof 😀!";
        JsonObject alignment = Alignment.of(text, spoken(text));

        JsonArray characters = alignment.getJsonArray("characters");
        JsonArray ends = alignment.getJsonArray("character_end_times_seconds");
        assertThat(characters).hasSize(text.codePointCount(0, text.length())).hasSameSizeAs(ends);
        assertThat(characters.getString(5)).isEqualTo("😀");
        assertThat(alignment.getJsonArray("character_start_times_seconds")).hasSameSizeAs(ends);
        assertThat(ends.getJsonNumber(3).doubleValue()).isGreaterThan(0.2);
    }

    @Test
    void writesTheFileThatIsAskedFor() throws Exception {
        Path file = folder.resolve("speech.mp3");
        Speech speech = spoken("Hello, I am Toby.");
        new SoundWriter(Media.ffmpeg())
                .write(speech::writeTo, SpokenFormat.parse("mp3_44100_64").shape(), file, Duration.ofSeconds(20));

        assertThat(MediaFormat.of(file)).contains(MediaFormat.MP3);
        assertThat(Media.probe(file, "-show_entries", "stream=sample_rate,channels,bit_rate"))
                .containsExactly("44100", "1", "64000");
    }

    @ParameterizedTest
    @CsvSource({"mp3_44100_64, 44100, 64", "mp3_22050_32, 22050, 32", ", 44100, 128"})
    void readsFormats(String word, int sampleRate, int kilobits) {
        assertThat(SpokenFormat.parse(word)).isEqualTo(new SpokenFormat(sampleRate, kilobits));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pcm_16000", "mp3_44100_65", "mp3", ""})
    void refusesOtherFormatsWithAList(String word) {
        StubRejection refusal = assertThrows(StubRejection.class, () -> SpokenFormat.parse(word));

        assertThat(refusal.status()).isEqualTo(422);
        assertThat(refusal.body())
                .startsWith(
                        "{\"detail\":[{\"loc\":[\"query\",\"output_format\"],\"msg\":\"Input should be one of mp3_");
    }

    @Test
    void refusesABodyWithoutText() {
        assertThat(assertThrows(StubRejection.class, () -> SpokenText.parse("{}"))
                        .body())
                .isEqualTo(
                        "{\"detail\":[{\"loc\":[\"body\",\"text\"],\"msg\":\"Field required\",\"type\":\"missing\"}]}");
        assertThat(assertThrows(StubRejection.class, () -> SpokenText.parse("Woof"))
                        .status())
                .isEqualTo(422);
        assertThat(assertThrows(StubRejection.class, () -> SpokenText.parse("{\"text\": 5}"))
                        .status())
                .isEqualTo(422);
        assertThat(SpokenText.parse("{\"text\": \"Woof\"}")).isEqualTo("Woof");
    }

    @Test
    void refusesVoicesInTheFormOfTheService() {
        StubRejection malformed = assertThrows(StubRejection.class, () -> SandboxVoice.toneOf("Rover"));

        assertThat(malformed.status()).isEqualTo(400);
        assertThat(malformed.body()).contains("\"detail\":{\"status\":\"invalid_uid\"");
        assertThat(ElevenLabsErrors.unknownVoice(VOICE).status()).isEqualTo(404);
        assertThat(ElevenLabsErrors.unknownVoice(VOICE).body()).contains("\"status\":\"voice_not_found\"");
    }

    @Test
    void tellsTheTwoMeaningsOfTooMuchApart() {
        assertThat(ElevenLabsErrors.busy().body()).contains("\"status\":\"system_busy\"");
        assertThat(ElevenLabsErrors.allPlacesTaken().body()).contains("\"status\":\"too_many_concurrent_requests\"");
    }

    @Test
    void givesTheHistoryInPages() {
        List<JsonObject> items = List.of(item("c", "v1", 30), item("b", "v2", 20), item("a", "v1", 10));

        assertThat(ids(new HistoryQuery(), items)).containsExactly("c", "b", "a");
        HistoryQuery ofAVoice = new HistoryQuery();
        ofAVoice.voiceId = "v1";
        ofAVoice.from = 10L;
        ofAVoice.before = 30L;
        assertThat(ids(ofAVoice, items)).containsExactly("a");
        HistoryQuery second = new HistoryQuery();
        second.pageSize = 1;
        second.startAfter = "c";
        assertThat(ids(second, items)).containsExactly("b");
        assertThat(second.answer(items).getBoolean("has_more")).isTrue();
        assertThat(second.answer(items).getString("last_history_item_id")).isEqualTo("b");
        second.pageSize = 1_001;
        assertThat(assertThrows(StubRejection.class, () -> second.answer(items)).status())
                .isEqualTo(422);
    }

    private static List<String> ids(HistoryQuery query, List<JsonObject> items) {
        return query.answer(items).getJsonArray("history").getValuesAs(JsonObject.class).stream()
                .map(item -> item.getString("history_item_id"))
                .toList();
    }

    private static JsonObject item(String id, String voice, long date) {
        return Json.createObjectBuilder()
                .add("history_item_id", id)
                .add("voice_id", voice)
                .add("date_unix", date)
                .build();
    }

    @Test
    void listsVoicesThatCanBeAskedForAndListenedTo() {
        JsonArray voices =
                SandboxVoice.list(URI.create("http://127.0.0.1/previews/")).getJsonArray("voices");

        assertThat(voices).hasSize(SandboxVoice.values().length).allSatisfy(value -> {
            JsonObject voice = value.asJsonObject();
            assertThat(voice.getString("preview_url"))
                    .isEqualTo("http://127.0.0.1/previews/" + voice.getString("voice_id") + ".mp3");
            SandboxVoice.toneOf(voice.getString("voice_id"));
        });
        assertThat(Arrays.stream(SandboxVoice.values()).map(voice -> SandboxVoice.toneOf(voice.id())))
                .doesNotHaveDuplicates();
        assertThat(voices.getJsonObject(0).getString("voice_id")).isEqualTo(VOICE);
    }

    private static Speech spoken(String text) {
        try (Speaker speaker = new Speaker()) {
            return speaker.speak(text, SandboxVoice.toneOf(VOICE), 44_100);
        }
    }
}
