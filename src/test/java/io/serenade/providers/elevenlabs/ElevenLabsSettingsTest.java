package io.serenade.providers.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.serenade.platform.settings.Settings;
import io.serenade.platform.settings.SettingsException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElevenLabsSettingsTest {

    @Test
    void asksTheRealServiceAsSpecified() {
        ElevenLabsSettings settings = read(Map.of("ELEVEN_API_KEY", "key"));

        assertThat(settings.baseUrl()).hasToString("https://api.elevenlabs.io");
        assertThat(settings.outputFormat()).isEqualTo("mp3_44100_64");
        assertThat(settings.mostCharacters()).isEqualTo(600);
        assertThat(settings.isConfigured()).isTrue();
        assertThat(settings.standIn()).isFalse();
    }

    @Test
    void asksTheStandInWithoutAKey() {
        ElevenLabsSettings settings = read(Map.of("SANDBOX", "on", "HTTP_PORT", "18180"));

        assertThat(settings.baseUrl()).hasToString("http://127.0.0.1:18180/sandbox/elevenlabs");
        assertThat(settings.isConfigured()).isTrue();
    }

    @Test
    void isNotConfiguredWithoutBoth() {
        assertThat(read(Map.of()).isConfigured()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"TTS_OUTPUT_FORMAT, pcm_44100", "TTS_MAX_CHARS, 0", "TTS_MAX_CHARS, 10001", "ELEVENLABS_BASE_URL, here"
    })
    void refusesWhatCannotBeUsed(String name, String value) {
        assertThat(assertThrows(SettingsException.class, () -> read(Map.of(name, value))))
                .hasMessageStartingWith(name);
    }

    private static ElevenLabsSettings read(Map<String, String> environment) {
        return ElevenLabsSettings.from(new Settings(name -> Optional.ofNullable(environment.get(name))));
    }
}
