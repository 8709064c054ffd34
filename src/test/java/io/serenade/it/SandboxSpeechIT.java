package io.serenade.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.serenade.platform.files.MediaFormat;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The stand-in for ElevenLabs on the running server. */
@ExtendWith(RunningServer.class)
class SandboxSpeechIT {
    private static final String VOICE = "/sandbox/elevenlabs/v1/text-to-speech/21m00Tcm4TlvDq8ikWAM";
    private static final String HISTORY = "/sandbox/elevenlabs/v1/history";

    @Test
    void speaksWithTheTimeOfEachCharacter(Api api) {
        JsonObject speech = say(api, VOICE + "/with-timestamps?output_format=mp3_44100_64", "Woof! यह एक कुत्ता है।")
                .isOk()
                .json();

        byte[] mp3 = Base64.getDecoder().decode(speech.getString("audio_base64"));
        assertThat(MediaFormat.of(mp3, mp3.length)).contains(MediaFormat.MP3);
        assertThat(speech.getJsonObject("alignment").getJsonArray("characters"))
                .hasSize("Woof! यह एक कुत्ता है।".length());
    }

    @Test
    void keepsWhatItSpoke(Api api) {
        String text = "I am kept for an hour.";
        say(api, VOICE + "/with-timestamps", text).isOk();

        JsonObject item = history(api, "?voice_id=21m00Tcm4TlvDq8ikWAM&date_after_unix=1").stream()
                .filter(spoken -> spoken.getString("text").equals(text))
                .findFirst()
                .orElseThrow();

        assertThat(item.getJsonObject("alignments").getJsonObject("alignment").getJsonArray("characters"))
                .hasSize(text.length());
        String one = HISTORY + "/" + item.getString("history_item_id");
        api.get(one + "/audio", "xi-api-key", key(api)).isOk().hasHeader("Content-Type", "audio/mpeg");
        api.get(one, "xi-api-key", key(api)).isOk();
        api.send("DELETE", one, BodyPublishers.noBody(), "xi-api-key", key(api)).isOk();
        api.get(one, "xi-api-key", key(api)).is(404);
        assertThat(history(api, "?voice_id=another")).isEmpty();
        api.get(HISTORY).is(401);
    }

    private static List<JsonObject> history(Api api, String query) {
        return api.get(HISTORY + query, "xi-api-key", key(api))
                .isOk()
                .json()
                .getJsonArray("history")
                .getValuesAs(JsonObject.class);
    }

    @Test
    void refusesAsTheRealServiceDoes(Api api) {
        assertThat(api.post(VOICE, "{\"text\":\"Woof\"}").is(401).text()).contains("needs_authorization");
        assertThat(api.post(VOICE, "{\"text\":\"Woof\"}", "xi-api-key", "guessed")
                        .is(401)
                        .text())
                .contains("invalid_api_key");
        assertThat(say(api, VOICE + "?output_format=wav", "Woof").is(422).text())
                .contains("output_format");
        assertThat(say(api, VOICE.replace("21m", "-"), "Woof").is(400).text()).contains("invalid_uid");
        assertThat(say(api, VOICE, "Simulate Fail").is(404).text()).contains("voice_not_found");
    }

    @Test
    void turnsAwayTwiceAndThenSpeaks(Api api) {
        for (int i = 0; i < 2; i++) {
            assertThat(say(api, VOICE, "Simulate Full").is(429).text()).contains("too_many_concurrent_requests");
            assertThat(say(api, VOICE, "Simulate Busy").is(429).text()).contains("system_busy");
        }

        say(api, VOICE, "Simulate Full").isOk().hasHeader("Content-Type", "audio/mpeg");
        say(api, VOICE, "Simulate Busy").isOk();
    }

    @Test
    void letsEachVoiceBeListenedTo(Api api) {
        JsonObject voices = api.get("/sandbox/elevenlabs/v1/voices", "xi-api-key", key(api))
                .isOk()
                .json();

        assertThat(voices.getJsonArray("voices")).isNotEmpty().allSatisfy(voice -> {
            String preview = voice.asJsonObject().getString("preview_url");
            api.get(preview.substring(preview.indexOf("/sandbox"))).isOk().hasHeader("Content-Type", "audio/mpeg");
        });
    }

    private static Answer say(Api api, String path, String text) {
        return api.post(
                path, "{\"text\":\"" + text + "\",\"model_id\":\"eleven_multilingual_v2\"}", "xi-api-key", key(api));
    }

    private static String key(Api api) {
        return api.getAsOperator("/sandbox/key", RunningServer.PASSWORD).isOk().field("key");
    }
}
